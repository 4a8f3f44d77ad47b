using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class AgreementLaw
{
    public static EstimatorLaw Law { get; } = new(
        "agreement",
        "UnbiasedFor the evidence lower bound",
        "the expected value is that of estimator A, MonteCarlo, on models of which nothing is known exactly",
        [ModelKind.Bits],
        estimator => estimator.Claims.UnbiasedFor is Quantity.EvidenceLowerBound,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator)
            from sampled in question.Value(new MonteCarlo())
            from holds in question.Ask("E value", value, Hypothesis.Zero, "that of MonteCarlo", sampled)
            select holds);
}
