using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class LowerBoundLaw
{
    public static EstimatorLaw Law { get; } = new(
        "lower bound",
        "LowerBoundOf",
        "the expected value never exceeds what it is claimed to be a lower bound of",
        [ModelKind.OneLatent, ModelKind.Linear],
        estimator => estimator.Claims.LowerBoundOf is not null,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator)
            from bound in question.True(trial.Estimator.Claims.LowerBoundOf!)
            from holds in question.Ask("E value", value, Hypothesis.NotPositive, $"{trial.Estimator.Claims.LowerBoundOf}", bound)
            select holds);
}
