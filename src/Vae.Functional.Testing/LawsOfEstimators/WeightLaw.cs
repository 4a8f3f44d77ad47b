using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class WeightLaw
{
    private const double Beta = 2.5;

    public static EstimatorLaw Law { get; } = new(
        "weight",
        "UnbiasedFor the evidence lower bound",
        "with the divergence at weight β, the expected value is the evidence lower bound less (β − 1) KL(q(z|x)‖p(z))",
        [ModelKind.OneLatent],
        estimator => estimator.Claims.UnbiasedFor is Quantity.EvidenceLowerBound,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator, Beta)
            let elbo = ObjectiveGraphs.Of(new Quantity.EvidenceLowerBound(), trial.Model.Spec)!
            let full = question.Of(elbo)
            let cost = question.Of(elbo, ObjectiveGraphs.Cost)
            from holds in question.Ask(
                FormattableString.Invariant($"E value at β = {Beta}"), value,
                Hypothesis.Zero,
                "the evidence lower bound less (β − 1) KL", rows => [.. full(rows).Zip(cost(rows), (bound, kl) => bound - (Beta - 1) * kl)])
            select holds);
}
