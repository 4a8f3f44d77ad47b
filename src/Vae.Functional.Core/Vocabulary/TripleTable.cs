using System.Collections.Immutable;

namespace Vae.Functional.Vocabulary;

/// <summary>Every triple of family, prior and likelihood, with what the rules say; triples that differ by the likelihood alone share a row.</summary>
public static class TripleTable
{
    /// <summary>What the cells of a row are.</summary>
    public static ImmutableArray<string> Heading { get; } = ["family", "prior", "likelihoods", "KL(q‖p)", "estimators, or why it is refused"];

    /// <summary>The rows, by family, then by prior.</summary>
    public static ImmutableArray<ImmutableArray<string>> Rows { get; } =
    [
        .. Triple.All
            .GroupBy(
                triple => (Family: Name(triple.Family), Prior: Name(triple.Prior), Divergence: Divergence(triple), Trained: Trained(triple)),
                triple => Name(triple.Likelihood))
            .Select(same => ImmutableArray.Create(
                same.Key.Family, same.Key.Prior, Listed([.. same], Likelihoods), same.Key.Divergence, same.Key.Trained)),
    ];

    /// <summary>The table as a page.</summary>
    public static string Page { get; } =
        "# Family, prior, likelihood\n\n"
        + $"All {Triple.All.Length} triples, each over the observation that its likelihood is for, as `./vae vocabulary --triples` prints them:\n"
        + $"{Triple.All.Count(triple => triple.Fits)} fit. Written from what the [rules](../analyzers/rules/README.md) say.\n\n"
        + Line(Heading) + Line([.. Heading.Select(_ => "---")]) + string.Concat(Rows.Select(Line));

    private static ImmutableArray<string> Likelihoods => [.. VocabularyTable.Examples<Likelihood>().Select(Name)];

    private static ImmutableArray<string> Estimators => [.. VocabularyTable.Examples<Estimator>().Select(Name)];

    private static string Divergence(Triple triple) => !triple.Fits ? "" : triple.Divergence.ToString().ToLowerInvariant();

    private static string Trained(Triple triple) => triple.Fits
        ? Listed([.. triple.Estimators.Select(Name)], Estimators)
        : string.Join("; ", triple.Refusals.Select(finding => $"{finding.Rule.Id}: {finding.Message}"));

    // Whichever is shorter: those that are there, or those that are not.
    private static string Listed(ImmutableArray<string> some, ImmutableArray<string> all)
    {
        var others = all.Except(some).ToArray();
        return others.Length == 0 ? "all" : others.Length < some.Length ? $"all but {string.Join(", ", others)}" : string.Join(", ", some);
    }

    private static string Name(object example) => example.GetType().Name;

    private static string Line(ImmutableArray<string> cells) => $"| {string.Join(" | ", cells.Select(VocabularyPage.Cell))} |\n";
}
