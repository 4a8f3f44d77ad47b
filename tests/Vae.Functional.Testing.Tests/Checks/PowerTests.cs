using System.Collections.Concurrent;
using System.Globalization;
using Vae.Functional.Testing.LawsOfDistributions;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Mistakes;

namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>Every known mistake is caught, and the page that says by which law is what the laws do.</summary>
public sealed class PowerTests
{
    private static readonly (string Name, Action Check)[] Mistakes =
    [
        .. EstimatorMistakes.All.Select(mistake => (mistake.Name, (Action)(() => EstimatorLaws.Check(mistake.Made)))),
        .. DistributionMistakes.All.Select(mistake => (mistake.Name, (Action)(() => DistributionLaws.Check(mistake.Made)))),
        .. DivergenceMistakes.All.Select(mistake => (mistake.Name, (Action)(() =>
            DistributionLaws.CheckDivergence(RightDistributions.Normal, RightDistributions.Normal, mistake.Made)))),
    ];

    private static readonly ConcurrentDictionary<string, LawException> Caught = new();

    public static TheoryData<string> Names => [.. Mistakes.Select(mistake => mistake.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_is_caught(string name) => Assert.NotEmpty(Of(name).Law);

    [Theory]
    [MemberData(nameof(Known))]
    public void A_mistake_that_the_table_knows_is_named(string name) => Assert.Equal([name], Of(name).LooksLike);

    public static TheoryData<string> Known => [.. EstimatorMistakes.Known.Select(mistake => mistake.Name)];

    [Fact]
    public void The_page_says_which_law_catches_which_mistake()
    {
        var written = string.Join('\n',
        [
            Heading,
            .. Mistakes.Select(mistake => Row(mistake.Name, Of(mistake.Name))),
            HeadingAlone,
            .. Subsumed.Select(law => Row(CaughtBy(law), Alone(law, CaughtBy(law))!)),
        ]) + "\n";
        Page.Is("mistakes.md", written, Essence);
    }

    [Fact]
    public void Every_law_catches_a_mistake()
    {
        var laws = EstimatorLawTable.All.Select(law => law.Name)
            .Concat(DistributionLawTable.All.Select(law => law.Name)).Append("divergence");
        var broken = Mistakes.Select(mistake => Of(mistake.Name).Law).ToHashSet();
        Assert.Equal(Subsumed.Order(), laws.Where(law => !broken.Contains(law)).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(SubsumedLaws))]
    public void A_law_that_catches_nothing_first_catches_a_mistake_alone(string law) => Assert.NotNull(Alone(law, CaughtBy(law)));

    public static TheoryData<string> SubsumedLaws => [.. Subsumed];

    // What breaks one of these breaks another law before it: each finds the same truth in another way.
    private static readonly string[] Subsumed = ["agreement", "gap", "minibatch"];

    private static string CaughtBy(string law) => law == "minibatch" ? "the mean over the batch taken twice" : "log q(z|x) left out";

    private static LawException? Alone(string law, string mistake) => Record.Exception(() => EstimatorLaws.Check(
        EstimatorMistakes.All.Single(known => known.Name == mistake).Made,
        new LawSettings(),
        EstimatorLawTable.All.Where(candidate => candidate.Name == law))) as LawException;

    private static LawException Of(string name) =>
        Caught.GetOrAdd(name, _ => Assert.Throws<LawException>(Mistakes.Single(mistake => mistake.Name == name).Check));

    private static string Heading => """
        # Mistakes that the laws catch

        Mistakes of kinds that published code has made. Each is put into an estimator, a distribution or a divergence that claims to
        be right, and checked with the default settings. What it is said to look like is found by comparison with estimators that are
        known to be wrong, and of a distribution by how the wrong number relates to the right one. Draws are all that were taken until
        the law was found broken; 0 where laws are exact or integrated. A test writes this page.

        | mistake | law | looks like | draws |
        |---|---|---|---|
        """;

    private static string HeadingAlone => """

        Three laws find what another finds first; alone, each catches this:

        | mistake | law | looks like | draws |
        |---|---|---|---|
        """;

    private static string Row(string name, LawException caught)
    {
        var likely = caught.LooksLike is [var only] && only == name ? "itself" : string.Join("; or ", caught.LooksLike);
        return Escaped(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {caught.Law} | {(likely.Length > 0 ? likely : "–")} | {caught.Draws} |"));

        static string Escaped(string row) => row.Replace("z|x", @"z\|x").Replace("x|z", @"x\|z");
    }

    // The counts of draws are shown, not held to.
    private static string[] Essence(string page) =>
        [.. page.Split('\n').Select(line => line.StartsWith("| ", StringComparison.Ordinal) ? line[..line.LastIndexOf(" | ")] : line)];
}
