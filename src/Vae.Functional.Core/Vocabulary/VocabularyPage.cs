namespace Vae.Functional.Vocabulary;

/// <summary>The vocabulary as Markdown.</summary>
public static class VocabularyPage
{
    /// <summary>Every word with its equation, its source, and what it fits.</summary>
    public static string Whole { get; } =
        "# The vocabulary\n\n"
        + "What declarations are made of, as `./vae vocabulary` prints it. Written from `VocabularyTable`; what fits what is what the\n"
        + "[rules](../analyzers/rules/README.md) say of models made of small examples: a word that is not listed is refused, or warned of.\n"
        + string.Concat(VocabularyTable.Groups.Select(Section));

    /// <summary>The first line of <see cref="Summary"/>.</summary>
    public const string Heading = "| to declare | there are |\n";

    /// <summary>The names of each kind.</summary>
    public static string Summary { get; } =
        Heading + "|---|---|\n"
        + string.Concat(VocabularyTable.Groups.Select(group =>
            $"| {group.Title} | {string.Join(", ", group.Entries.Select(entry => $"`{entry.Name}`"))} |\n"));

    private static string Section(VocabularyGroup group) =>
        $"\n## {char.ToUpperInvariant(group.Title[0])}{group.Title[1..]}\n\n| | what | equation | fits | source |\n|---|---|---|---|---|\n"
        + string.Concat(group.Entries.Select(entry =>
            $"| `{entry.Form}` | {Cell(entry.Description)} | {Cell(entry.Equation)} | {entry.Fits} | {entry.Source} |\n"));

    /// <summary>A text as it stands in a cell of a table.</summary>
    internal static string Cell(string text) => text.Replace("|", "\\|");
}
