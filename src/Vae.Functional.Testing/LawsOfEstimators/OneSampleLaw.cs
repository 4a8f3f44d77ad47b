using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class OneSampleLaw
{
    private static readonly Quantity Elbo = new Quantity.EvidenceLowerBound();

    public static EstimatorLaw Law { get; } = new(
        "one sample",
        "LowerBoundOf, MonotoneIn Samples",
        "with one sample the expected value is the evidence lower bound, and the expected gradient is its gradient",
        [ModelKind.OneLatent],
        estimator => estimator.Claims is { LowerBoundOf: Quantity.LogEvidence } claims
            && claims.MonotoneIn.Any(monotone => monotone.Member == Members.Samples)
            && Members.WithSamples(estimator, 1) is not null,
        IsExact: false,
        trial =>
            from one in Ask.One(Members.WithSamples(trial.Estimator, 1)!)
            from question in Ask.About(trial)
            from value in question.Value(one)
            from truth in question.True(Elbo)
            from holds in question.Ask("E value of one sample", value, Hypothesis.Zero, "the evidence lower bound", truth)
            from same in GradientLaw.Of(trial with { Estimator = one }, Elbo, Elbo, "the gradient of one sample")
            select same);
}
