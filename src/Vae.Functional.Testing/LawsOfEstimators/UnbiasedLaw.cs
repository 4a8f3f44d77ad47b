using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class UnbiasedLaw
{
    public static EstimatorLaw Law { get; } = new(
        "unbiased",
        "UnbiasedFor",
        "the expected value is what it is claimed to be unbiased for",
        [ModelKind.OneLatent, ModelKind.Linear],
        estimator => estimator.Claims.UnbiasedFor is not null,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator)
            from truth in question.True(trial.Estimator.Claims.UnbiasedFor!)
            from holds in question.Ask("E value", value, Hypothesis.Zero, $"{trial.Estimator.Claims.UnbiasedFor}", truth)
            select holds);
}
