using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Tests.Verification;
using Vae.Functional.Vocabulary;

namespace Vae.Functional.Analyzers.Tests.Agreement;

/// <summary>
/// What does not fit is refused by the analyzer for the reasons that the run time gives: triples of family, prior and likelihood, and
/// estimators of a family and a prior. What fits is not.
/// </summary>
public sealed class TripleAgreementTests
{
    private static readonly Triple[] Pairs = [.. Triple.All.DistinctBy(triple => (triple.Family, triple.Prior))];

    // Of those that fit, a share: each part of them.
    private static readonly VaeSpec[] Triples = [.. Triple.All.Where(triple => !triple.Fits).Union(Pairs).Select(triple => triple.Spec)];

    private static readonly (VaeSpec Spec, TrainingPlan Plan)[] Estimated =
    [
        .. from pair in Pairs
           from estimator in VocabularyTable.Examples<Estimator>()
           select (pair.Spec, new TrainingPlan(1, Estimator: estimator)),
    ];

    [Fact]
    public void TriplesAreRefusedAlike()
    {
        var refused = Agreed(Triples, Written.Value, spec => spec.Check());
        Assert.Equal(Triple.All.Count(triple => !triple.Fits), refused);
    }

    [Fact]
    public void EstimatorsAreRefusedAlike()
    {
        var refused = Agreed(
            Estimated, one => $"{Written.Value(one.Spec)}.Check({Written.Value(one.Plan)})", one => one.Spec.Check(one.Plan));
        Assert.InRange(refused, 1, Estimated.Length - 1);
    }

    // One source, a case a line; how many cases are refused.
    private static int Agreed<T>(IReadOnlyList<T> cases, Func<T, string> written, Func<T, Bounds.Verdict> judged)
    {
        var lines = cases.Select((one, i) => $"public static object Case{i}() => {written(one)};");
        var said = Compiled.Of($"public static class Cases {{\n{string.Join('\n', lines)}\n}}").CheckedAndAnalyzed()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1, diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}");
        for (var i = 0; i < cases.Count; i++)
        {
            var expected = judged(cases[i]).Findings
                .Where(finding => finding.Severity == Bounds.Severity.Error).Select(finding => $"{finding.Rule.Id}: {finding.Message}");
            Assert.True(said[i].ToHashSet().SetEquals(expected), $"{written(cases[i])}\n  by the analyzer: {string.Join("; ", said[i])}");
        }
        return said.Count;
    }
}
