using LanguageExt;
using Vae.Functional.Objectives;
using Vae.Functional.Vocabulary;

namespace Vae.Functional.Core.Tests.Vocabulary;

/// <summary>
/// What the rules say of triples of family, prior and likelihood is what becomes of them. That they train is for the tests of training; laws
/// hold each part by itself.
/// </summary>
public sealed class TripleTests
{
    // The likelihood has no say in which estimators there are.
    private static readonly Triple[] Pairs = [.. Triple.All.DistinctBy(triple => (triple.Family, triple.Prior))];

    [Fact]
    public void Every_triple_that_fits_is_built_and_its_shapes_are_right()
    {
        var fitting = Triple.All.Where(triple => triple.Fits).ToArray();
        Assert.NotEmpty(fitting);
        Assert.All(fitting, triple =>
        {
            Assert.Equal("", triple.Spec.Validate().Match(Succ: _ => "", Fail: faults => faults.First().Message));
            Assert.Equal("", Fault(Programs.Evaluation(triple.Spec, triple.Estimators[0])));
        });
    }

    [Fact]
    public void Every_other_is_refused_for_the_reasons_that_the_rules_give()
    {
        var refused = Triple.All.Where(triple => !triple.Fits).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, triple => Assert.Equal(
            triple.Refusals.Select(finding => $"{finding.Rule.Id}: {finding.Message}"),
            triple.Spec.Validate().Match(Succ: _ => [], Fail: faults => faults.Select(fault => fault.Message))));
    }

    [Fact]
    public void An_estimator_is_refused_by_the_rules_where_it_cannot_be_built()
    {
        var cases = from pair in Pairs where pair.Fits from estimator in VocabularyTable.Examples<Estimator>() select (Pair: pair, Estimator: estimator);
        Assert.All(cases, one =>
        {
            var (refusals, fault) = (one.Pair.RefusalsOf(one.Estimator), Fault(Programs.Evaluation(one.Pair.Spec, one.Estimator)));
            Assert.True(refusals.IsEmpty == (fault == ""), $"{one.Pair} by {one.Estimator}: '{string.Join("; ", refusals)}', and '{fault}'");
        });
    }

    private static string Fault<T>(Either<Fault, T> made) => made.Match(Right: _ => "", Left: fault => fault.Message);
}
