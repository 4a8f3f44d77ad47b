using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>How the expected value relates to what is claimed of it.</summary>
internal static class ValueLaws
{
    public static EstimatorLaw LowerBound { get; } = Of(
        "lower bound",
        nameof(Claims.LowerBoundOf),
        "the expected value never exceeds what it is claimed to be a lower bound of",
        Hypothesis.NotPositive,
        claims => claims.LowerBoundOf);

    public static EstimatorLaw Unbiased { get; } = Of(
        "unbiased",
        nameof(Claims.UnbiasedFor),
        "the expected value is what it is claimed to be unbiased for",
        Hypothesis.Zero,
        claims => claims.UnbiasedFor);

    private static EstimatorLaw Of(
        string name, string claim, string statement, Hypothesis hypothesis, Func<Claims, Quantity?> claimed) => new(
            name,
            claim,
            statement,
            [ModelKind.OneLatent, ModelKind.Linear],
            estimator => claimed(estimator.Claims) is not null,
            IsExact: false,
            trial =>
                from question in Ask.About(trial)
                from value in question.Value(trial.Estimator)
                from truth in question.True(claimed(trial.Estimator.Claims)!)
                from holds in question.Ask("E value", value, hypothesis, $"{claimed(trial.Estimator.Claims)}", truth)
                select holds);
}
