using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class GapLaw
{
    public static EstimatorLaw Law { get; } = new(
        "gap",
        "UnbiasedFor the evidence lower bound",
        "what the expected value lacks of log p(x) is KL(q(z|x)‖p(z|x)), both in closed form",
        [ModelKind.Linear],
        estimator => estimator.Claims.UnbiasedFor is Quantity.EvidenceLowerBound,
        IsExact: false,
        trial =>
            from question in Ask.About(trial)
            from value in question.Value(trial.Estimator)
            from truth in Exact.EvidenceLessGap(trial.Model)
            from holds in question.Ask("E value", value, Hypothesis.Zero, "log p(x) − KL(q(z|x)‖p(z|x))", Question.Constant(truth))
            select holds);
}
