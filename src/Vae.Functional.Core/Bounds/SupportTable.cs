namespace Vae.Functional.Bounds;

/// <summary>What rules know of a set of values; one row a set.</summary>
/// <param name="values">What a likelihood on it is a density or a mass on, as messages say it.</param>
/// <param name="observation">The observation that takes these values.</param>
/// <param name="likelihood">The likelihood that fits them best.</param>
/// <param name="isDiscrete">Whether probability lies on single values.</param>
/// <param name="within">The other sets that hold all of it.</param>
public sealed class SupportRow(string values, string observation, string likelihood, bool isDiscrete, params Support[] within)
{
    /// <summary>As in <c>[0, 1]</c>.</summary>
    public string Values { get; } = values;

    /// <summary>As in <c>UnitInterval</c>.</summary>
    public string Observation { get; } = observation;

    /// <summary>As in <c>ContinuousBernoulli</c>.</summary>
    public string Likelihood { get; } = likelihood;

    /// <summary>Whether probability lies on single values.</summary>
    public bool IsDiscrete { get; } = isDiscrete;

    /// <summary>Whether a set holds all of it.</summary>
    internal bool IsWithin(Support other) => Array.IndexOf(within, other) >= 0;
}

/// <summary>The sets of values that rules compare, and which holds which.</summary>
public static class SupportTable
{
    /// <summary>A row for each set but <see cref="Support.Other"/>, of which nothing is known.</summary>
    public static IReadOnlyDictionary<Support, SupportRow> Rows { get; } = new Dictionary<Support, SupportRow>
    {
        [Support.Binary] = new("{0, 1}", "Binary", "Bernoulli", true,
            Support.Categories, Support.Levels, Support.Counts, Support.UnitInterval, Support.Real),
        [Support.Categories] = new("the numbers of categories", "Categories", "Categorical", true, Support.Counts, Support.Real),
        [Support.Levels] = new("grey levels", "Pixels", "DiscretisedLogistic", true, Support.UnitInterval, Support.Real),
        [Support.Counts] = new("0, 1, 2, …", "Counts", "Poisson", true, Support.Real),
        [Support.OpenUnitInterval] = new("(0, 1)", "UnitInterval", "ContinuousBernoulli", false, Support.UnitInterval, Support.Real),
        [Support.UnitInterval] = new("[0, 1]", "UnitInterval", "ContinuousBernoulli", false, Support.Real),
        [Support.Real] = new("the real numbers", "RealValued", "Gaussian", false),
        [Support.Mixed] = new("columns of several kinds", "Columns", "ColumnsLikelihood", false),
    };

    /// <summary>What is known of the values of a spec's observation; null where nothing is.</summary>
    internal static SupportRow? Of(Fact<Support> observation) =>
        observation.IsKnown && Rows.TryGetValue(observation.Value, out var row) ? row : null;

    /// <summary>Whether one set holds another.</summary>
    public static bool Holds(this Support outer, Support inner) =>
        outer == inner || (Rows.TryGetValue(inner, out var row) && row.IsWithin(outer));

    /// <summary>Whether a decoder's output of a declared range comes near every value of a set.</summary>
    public static bool Reaches(this OutputRange range, Support support) => range switch
    {
        OutputRange.UnitInterval or OutputRange.Symmetric => Support.UnitInterval.Holds(support),
        OutputRange.NonNegative => support != Support.Real,
        _ => true,
    };
}
