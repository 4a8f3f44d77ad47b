using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Vae.Functional.Bounds;
using Vae.Functional.Testing.Tests.Witnesses;

namespace Vae.Functional.Testing.Tests.Conventions;

/// <summary>A rule and its page in analyzers/rules say the same.</summary>
public sealed partial class RulePageTests
{
    private const string IndexName = "README.md";

    private static readonly string[] Headings = ["## Cause", "## Why it matters", "## How to mend", "## When to accept", "## Witness"];

    public static TheoryData<string> Rules => [.. RuleTable.All.Select(rule => rule.Id)];

    [Fact]
    public void No_page_is_left_without_a_rule() => Assert.Empty(Pages
        .Where(page => page != IndexName && RuleTable.All.All(rule => page != $"{rule.Id}.md"))
        .Select(page => $"delete analyzers/rules/{page}, or add its rule to the table"));

    [Fact]
    public void No_record_is_left_without_a_witness() => Assert.Empty(Records.Rules.Except(WitnessTable.All.Select(witness => witness.Rule))
        .Select(rule => $"delete Witnesses/Recorded/{rule}.txt, or add its witness to {nameof(WitnessTable)}"));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_begins_with_what_the_table_says(string id)
    {
        var (rule, lines) = (Rule(id), Page(id).Split('\n'));
        Should(lines[0] == $"# {id}: {rule.Title}", id, $"have the title '# {id}: {rule.Title}'");
        var severity = $"Severity: {rule.Severity.ToString().ToLowerInvariant()}";
        Should(
            lines[2].StartsWith(severity, StringComparison.Ordinal) && lines[2][severity.Length] is '.' or ';' or ' ',
            id,
            $"have a third line that begins with '{severity}'");
        Should(lines[2].Contains($"Verdict: {Verdict(rule.Effect)}"), id, $"say 'Verdict: {Verdict(rule.Effect)}' in the third line");
        Should(
            Section(id, "## Why it matters").Contains($"Source: {rule.Source}."),
            id,
            $"end 'Why it matters' with 'Source: {rule.Source}.'");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_has_every_section_and_no_placeholder(string id)
    {
        Should(
            Page(id).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).SequenceEqual(Headings),
            id,
            $"have the headings {string.Join(", ", Headings)}, in this order");
        foreach (var heading in Headings)
            Should(Section(id, heading).Length > 20, id, $"say something under '{heading}'");
        Should(!Placeholder().IsMatch(Page(id)), id, "hold no placeholder text");
        Should(Section(id, "## How to mend").Contains("```csharp"), id, "show in code how to mend");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_page_quotes_the_recorded_witness(string id)
    {
        var (record, section) = (Records.Of(id), Section(id, "## Witness"));
        if (record == "")
            Should(
                section.StartsWith("None", StringComparison.Ordinal),
                id,
                "say under '## Witness' why there is none, beginning with 'None'");
        else
            Should(
                section.Contains($"```text\n{record}```"),
                id,
                $"quote Witnesses/Recorded/{id}.txt under '## Witness':\n```text\n{record}```");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_surrogates_page_says_how_to_accept_it(string id)
    {
        if (Rule(id).Effect is Effect.Surrogate or Effect.TrainingSurrogate && Rule(id).Severity != Severity.Error)
            Should(Section(id, "## When to accept").Contains("AcceptSurrogate"), id, "name AcceptSurrogate under '## When to accept'");
    }

    [Fact]
    public void The_index_is_the_table()
    {
        var path = IndexPath();
        var index = File.Exists(path) ? File.ReadAllText(path) : "";
        if (index != Index())
            File.WriteAllText(path, Index());
        Assert.True(index == Index(), $"{path} was not the table; it has been written anew: look at the difference and keep it");
    }

    private static string Index() => $"""
        # The rules

        {RuleTable.All.Count} rules, which the analyzers read off the source and the run time off the spec: the same ids and the same words. The severity is the most that a
        rule says; `.editorconfig` changes it, as in `dotnet_diagnostic.VAE2001.severity = error`.

        | rule | severity | in a few words | verdict |
        |---|---|---|---|
        {string.Join('\n', RuleTable.All.Select(rule =>
            $"| [{rule.Id}]({rule.Id}.md) | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Title} | {Verdict(rule.Effect)} |"))}

        """;

    private static string IndexPath([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "analyzers", "rules", IndexName));

    private static IEnumerable<string> Pages => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("rules/", StringComparison.Ordinal))
        .Select(name => name["rules/".Length..]);

    private static Rule Rule(string id) => RuleTable.All.Single(rule => rule.Id == id);

    private static string Page(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"rules/{id}.md");
        Should(
            stream is not null,
            id,
            $"exist: create it with the title '# {id}: {Rule(id).Title}' and the headings {string.Join(", ", Headings)}");
        using var reader = new StreamReader(stream!);
        return reader.ReadToEnd();
    }

    private static string Section(string id, string heading)
    {
        var page = Page(id);
        var start = page.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0)
            return "";
        var body = page[(start + heading.Length + 1)..];
        var end = body.IndexOf("\n## ", StringComparison.Ordinal);
        return (end < 0 ? body : body[..end]).Trim('\n');
    }

    private static string Verdict(Effect effect) => effect switch
    {
        Effect.None => "unchanged",
        Effect.Refused => "the spec is refused",
        Effect.LooserBound => "training is a lower bound, looser",
        Effect.UnboundedAbove => "training is a lower bound, unbounded above",
        Effect.Surrogate => "training is a surrogate",
        Effect.TrainingSurrogate => "training is a surrogate; evaluated values are bounds",
        Effect.Generation => "what is generated is not a draw from p(x)",
        Effect.Evaluation => "the evaluated value is not what it is called",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };

    private static void Should(bool holds, string id, string what) => Assert.True(holds, $"analyzers/rules/{id}.md should {what}");

    [GeneratedRegex(@"TODO|TBD|FIXME|lorem|placeholder|\?\?\?", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
