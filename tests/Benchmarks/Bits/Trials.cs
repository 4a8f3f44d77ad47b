using Vae.Functional.Engine;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;

namespace Vae.Functional.Benchmarks.Bits;

/// <summary>A method tried several times on one problem.</summary>
/// <param name="Method">The method.</param>
/// <param name="Mean">Of the estimates of log p(x), in nats.</param>
/// <param name="Error">√ mean (estimate − log p(x))², in nats.</param>
/// <param name="EffectiveDraws">The mean effective sample size.</param>
internal sealed record Trials(Method Method, double Mean, double Error, double EffectiveDraws)
{
    public static Trials Of(Problem problem, Method method, int repetitions, IEngine engine, NoiseKey key, CancellationToken cancellation)
    {
        AnnealedEstimate Estimate(int repetition)
        {
            cancellation.ThrowIfCancellationRequested();
            return method.Estimate(problem, engine, key.Then(method.Name).Then(repetition));
        }

        var estimates = Enumerable.Range(0, repetitions).Select(Estimate).ToArray();
        return new(
            method,
            estimates.Average(estimate => estimate.Nats),
            Math.Sqrt(estimates.Average(estimate => Math.Pow(estimate.Nats - problem.LogEvidence, 2))),
            estimates.Average(estimate => estimate.EffectiveDraws));
    }
}
