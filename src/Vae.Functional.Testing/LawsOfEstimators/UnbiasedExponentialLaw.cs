using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <remarks>Near the posterior, where weights are bounded: elsewhere their variance may be infinite.</remarks>
internal static class UnbiasedExponentialLaw
{
    public static EstimatorLaw Law { get; } = new(
        "unbiased exponential",
        "ExponentialUnbiasedFor",
        "the expected exponential of the value is what it is claimed to be unbiased for",
        [ModelKind.NearPosterior],
        estimator => estimator.Claims.ExponentialUnbiasedFor is not null,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator)
            from evidence in Exact.LogEvidence(trial.Model)
            from holds in question.Ask(
                "E exp(value)/p(x)",
                rows => Array.ConvertAll(value(rows), nats => Math.Exp(nats - evidence)),
                Hypothesis.Zero,
                $"that of {trial.Estimator.Claims.ExponentialUnbiasedFor}",
                Question.Constant(1))
            select holds);
}
