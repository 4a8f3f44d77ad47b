using LanguageExt;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class MonotoneLaw
{
    public static EstimatorLaw Law { get; } = new(
        "monotone",
        "MonotoneIn",
        "the expected value rises, or falls, in the members that are claimed",
        [ModelKind.OneLatent],
        estimator => !estimator.Claims.MonotoneIn.IsEmpty,
        IsExact: false,
        trial => Ask.Each(trial.Estimator.Claims.MonotoneIn, monotone => Of(trial, monotone)));

    private static Either<Fault, Unit> Of(EstimatorTrial trial, Monotone monotone)
    {
        var member = Members.Of(trial.Estimator, monotone.Member);
        (object Less, object More)[] pairs = member switch
        {
            int and > 1 and var count => [(1, 2), (count, 2 * count)],
            int => [(1, 2)],
            double number => [(number, number + 0.5)],
            _ => [],
        };
        return pairs.Length == 0
            ? new Fault($"{monotone}, it claims; it has no member {monotone.Member} of type int or double that can be set")
            : Ask.Each(pairs, pair => Of(trial, monotone, pair));
    }

    private static Either<Fault, Unit> Of(EstimatorTrial trial, Monotone monotone, (object Less, object More) pair)
    {
        var (lower, higher) = monotone.Trend == Trend.Rises ? pair : (pair.More, pair.Less);
        return
            from question in Ask.About(trial)
            from low in question.Value(Members.With(trial.Estimator, monotone.Member, lower))
            from high in question.Value(Members.With(trial.Estimator, monotone.Member, higher))
            from holds in question.Ask(
                Invariant($"E value at {monotone.Member} = {lower}"), low,
                Hypothesis.NotPositive,
                Invariant($"that at {monotone.Member} = {higher}"), high)
            select holds;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
