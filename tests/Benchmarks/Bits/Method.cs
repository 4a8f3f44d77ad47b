using Vae.Functional.Engine;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;

namespace Vae.Functional.Benchmarks.Bits;

/// <summary>A way to estimate log p(x) from a number of decodings.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Plan">The annealing that it amounts to, in chains of one run.</param>
/// <param name="Runs">Runs whose weights are pooled.</param>
internal sealed record Method(string Name, AnnealingPlan Plan, int Runs)
{
    private const int LeapfrogSteps = 5;
    private const int Temperatures = 1000;
    private const int PilotChains = 2;
    private const int ChainsAtOnce = 2000;

    /// <summary>Naive Monte Carlo, importance sampling and annealing, each with about as many decodings.</summary>
    public static Method[] Of(int decodings) =>
    [
        new("naive Monte Carlo, z ~ p(z)", Sampling(AnnealingBase.Prior), decodings / ChainsAtOnce),
        new("importance sampling, z ~ q(z given x)", Sampling(AnnealingBase.Posterior), decodings / ChainsAtOnce),
        new("annealing, from p(z)", Annealing(decodings, AnnealingBase.Prior), 1),
        new("annealing, from q(z given x)", Annealing(decodings, AnnealingBase.Posterior), 1),
    ];

    /// <summary>How often the decoder is run, pilot chains included.</summary>
    public int Decodings => Plan.Temperatures == 1
        ? Plan.Chains * Runs
        : (Plan.Chains + Plan.PilotChains) * Plan.Temperatures * Plan.LeapfrogSteps;

    /// <summary>An estimate, from the weights of all runs together.</summary>
    public AnnealedEstimate Estimate(Problem problem, IEngine engine, NoiseKey key)
    {
        using var evaluator = new EngineEvaluator(engine);
        AnnealedEstimate Run(int run) => AnnealedImportanceSampling
            .Run(problem.Spec, problem.Parameters, problem.Observation, Plan, key.Then(run), evaluator.Compile).OrThrow().Single();
        var runs = Enumerable.Range(0, Runs).Select(Run).ToArray();
        return runs[0] with { LogWeights = [.. runs.SelectMany(run => run.LogWeights)] };
    }

    // A single step from the base: no chain moves.
    private static AnnealingPlan Sampling(AnnealingBase start) => new(Temperatures: 1, Chains: ChainsAtOnce, Base: start);

    private static AnnealingPlan Annealing(int decodings, AnnealingBase start) =>
        new(Temperatures, decodings / (Temperatures * LeapfrogSteps) - PilotChains, LeapfrogSteps, PilotChains: PilotChains, Base: start);
}
