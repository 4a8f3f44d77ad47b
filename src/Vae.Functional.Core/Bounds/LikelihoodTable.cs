namespace Vae.Functional.Bounds;

/// <summary>What the values of a likelihood are.</summary>
public enum ProbabilityKind
{
    /// <summary>Probabilities of single values.</summary>
    Mass,
    /// <summary>Densities, per unit of the data's scale.</summary>
    Density,
    /// <summary>Neither: an error in place of a log-density.</summary>
    None,
}

/// <summary>What rules know of a likelihood; one row a likelihood.</summary>
/// <param name="covers">The values at which it is not zero.</param>
/// <param name="values">What its values are.</param>
/// <param name="reads">What it reads the network's output as, as in <c>logits</c>, where that takes every real number; null for a mean.</param>
/// <param name="hasSigma">Whether it has a scale by policy, and so a density without a limit as that falls.</param>
public sealed class LikelihoodRow(Support covers, ProbabilityKind values, string? reads = null, bool hasSigma = false)
{
    /// <summary>The values at which it is not zero.</summary>
    public Support Covers { get; } = covers;

    /// <summary>What its values are.</summary>
    public ProbabilityKind Values { get; } = values;

    /// <summary>What it reads the network's output as; null for a mean, in the data's own units.</summary>
    public string? Reads { get; } = reads;

    /// <summary>Whether it has a scale by policy.</summary>
    public bool HasSigma { get; } = hasSigma;
}

/// <summary>The likelihoods of the vocabulary: what they cover, what their values are, what they read the network's output as.</summary>
public static class LikelihoodTable
{
    /// <summary>A row for each kind but <see cref="LikelihoodKind.Other"/>, of which nothing is known.</summary>
    public static IReadOnlyDictionary<LikelihoodKind, LikelihoodRow> Rows { get; } = new Dictionary<LikelihoodKind, LikelihoodRow>
    {
        [LikelihoodKind.Bernoulli] = new(Support.Binary, ProbabilityKind.Mass, "logits"),
        [LikelihoodKind.Categorical] = new(Support.Categories, ProbabilityKind.Mass, "logits"),
        [LikelihoodKind.DiscretisedLogistic] = new(Support.Levels, ProbabilityKind.Mass),
        [LikelihoodKind.Poisson] = new(Support.Counts, ProbabilityKind.Mass, "log rates"),
        [LikelihoodKind.NegativeBinomial] = new(Support.Counts, ProbabilityKind.Mass, "log rates"),
        [LikelihoodKind.ZeroInflated] = new(Support.Counts, ProbabilityKind.Mass, "log rates"),
        [LikelihoodKind.BetaLikelihood] = new(Support.OpenUnitInterval, ProbabilityKind.Density, "logits"),
        [LikelihoodKind.LogitNormal] = new(Support.OpenUnitInterval, ProbabilityKind.Density, "logits", hasSigma: true),
        [LikelihoodKind.ContinuousBernoulli] = new(Support.UnitInterval, ProbabilityKind.Density, "logits"),
        [LikelihoodKind.TruncatedNormal] = new(Support.UnitInterval, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.Gaussian] = new(Support.Real, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.LowRankCovariance] = new(Support.Real, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.BandedPrecision] = new(Support.Real, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.Laplace] = new(Support.Real, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.StudentT] = new(Support.Real, ProbabilityKind.Density, hasSigma: true),
        [LikelihoodKind.ColumnsLikelihood] = new(Support.Mixed, ProbabilityKind.Density),
        [LikelihoodKind.MeanSquaredError] = new(Support.Real, ProbabilityKind.None),
    };

    /// <summary>What is known of a spec's likelihood; null where nothing is.</summary>
    internal static LikelihoodRow? Of(Fact<LikelihoodKind> likelihood) =>
        likelihood.IsKnown && Rows.TryGetValue(likelihood.Value, out var row) ? row : null;
}
