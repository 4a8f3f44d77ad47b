using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Tests.Verification;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Tests.Agreement;

/// <summary>
/// The analyzer and the run time say the same of the same declaration, however it is written: the same rules, as loudly, in the same
/// words. Where the source hides something the analyzer says less, and nothing false.
/// </summary>
public sealed class AgreementTests
{
    // More in a long run: VAE_AGREEMENT_CASES=2000 takes some minutes.
    private static readonly int Cases =
        int.Parse(Environment.GetEnvironmentVariable("VAE_AGREEMENT_CASES") ?? "200", CultureInfo.InvariantCulture);

    // A compilation holds on to all that it binds.
    private const int CasesAtOnce = 25;

    private static readonly VaeSpec Neutral = new(
        new Binary((28, 28)),
        new StandardNormal(20),
        new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        new Bernoulli(new Mlp([400], Activation.Relu)));

    [Fact]
    public void TheAnalyzerSaysWhatTheRunTimeSays() =>
        Judge(Style.Plain, verdict => verdict.Reported, (said, expected) => said.SetEquals(expected));

    // An acceptance that cannot be read counts as absent, so what it would silence is said; words that rest on what is hidden are not.
    [Fact]
    public void WhereTheSourceHidesSomethingItSaysLess() =>
        Judge(Style.Hiding, verdict => verdict.Findings, (said, expected) => Rules(said).IsSubsetOf(Rules(expected)));

    [Fact]
    public void EveryRuleOfSpecsAndPlansIsMet()
    {
        var met = Sample().SelectMany(it => it.Spec.Check(it.Plan, it.Evaluation).Findings).Select(finding => finding.Rule.Id).ToHashSet();
        // Whether training data are evaluated is for the data to say.
        Assert.Equal(RuleTable.All.Select(rule => rule.Id).Except(["VAE3005"]), met.Order());
    }

    private static IEnumerable<Case> Sample() => Gen.Sample(Case.Any, Cases, new Rnd(2718, 0x9E3779B97F4A7C15), Cases);

    private static void Judge(
        IReadOnlyList<Style> styles, Func<Verdict, IEnumerable<Finding>> findings, Func<HashSet<string>, HashSet<string>, bool> agrees)
    {
        foreach (var cases in Sample().Chunk(CasesAtOnce))
            Judge(cases, styles, findings, agrees);
    }

    private static void Judge(
        IEnumerable<Case> cases,
        IReadOnlyList<Style> styles,
        Func<Verdict, IEnumerable<Finding>> findings,
        Func<HashSet<string>, HashSet<string>, bool> agrees)
    {
        var written = cases.SelectMany(it => styles.Select(style => (Case: it, Style: style, Source: style.Members(it)))).ToList();
        var said = Compiled.Of(written.Select((one, i) => $"static class Case{i} {{ {one.Source} }}"))
            .CheckedAndAnalyzed()
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, Text);
        for (var i = 0; i < written.Count; i++)
        {
            var (it, style, source) = written[i];
            IEnumerable<VaeSpec> specs = style.MayBeNeutral ? [it.Spec, Neutral] : [it.Spec];
            var expected = specs.SelectMany(spec => findings(style.Meets ? spec.Check(it.Plan, it.Evaluation) : spec.Check()))
                .Select(finding => finding.ToString())
                .ToHashSet();
            var actual = said[$"File{i + 1}.cs"].ToHashSet();
            Assert.True(
                agrees(actual, expected),
                $"""
                {style.Name}

                {source}

                only the analyzer says: {Lines(actual.Except(expected))}
                only the run time says: {Lines(expected.Except(actual))}
                """);
        }
    }

    private static HashSet<string> Rules(IEnumerable<string> lines) => [.. lines.Select(line => line[..line.IndexOf(':')])];

    private static string Text(Diagnostic diagnostic) =>
        $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Id}: {diagnostic.GetMessage()}";

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"\n  {line}"));
}
