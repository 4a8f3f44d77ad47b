using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>
/// The certificate of last resort (Grosse, Ghahramani and Adams 2015): data are simulated from the model, so that of each x one exact
/// draw from p(z|x) is known, its own z. Annealing away from it bounds log p(x) from above, annealing towards it from below. It says how
/// far annealing with the same plan can be trusted; of real data, whose z nobody knows, there is no such upper bound.
/// </summary>
public static class BidirectionalMonteCarlo
{
    /// <summary>Both bounds on simulated data; a pure function of its arguments.</summary>
    /// <param name="spec">One whose evaluation has the verdict lower bound.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="observations">n, how many are simulated; at least two, so that their scatter shows.</param>
    /// <param name="plan">How annealing is done, both ways.</param>
    /// <param name="key">Of the noise, and of the data.</param>
    /// <param name="evaluator">What does the arithmetic; null for <see cref="GraphEvaluators.Reference"/>.</param>
    public static Either<Fault, EvidenceCertificate> Run(
        VaeSpec spec,
        IReadOnlyDictionary<string, DenseArray> parameters,
        int observations,
        AnnealingPlan plan,
        NoiseKey key,
        GraphEvaluator? evaluator = null)
    {
        var run = evaluator ?? GraphEvaluators.Reference;
        return from count in Several(observations)
               from generation in Programs.Generation(spec)
               let z = Drawn(Programs.PriorDraw(spec), "z", count, parameters, key.Then("prior"), run)
               let x = Drawn(generation, "draw", count, parameters.Append(KeyValuePair.Create("z", z)), key.Then("likelihood"), run)
               from chains in AnnealedChains.Of(spec, parameters, x, plan, key, run)
               select EvidenceCertificate.Of(
                   chains.Forward(key.Then("forward")),
                   chains.Reverse(z.Values.ToArray(), key.Then("reverse")));
    }

    private static Either<Fault, int> Several(int observations) =>
        observations >= 2 ? observations : new Fault($"{observations} observations; simulate at least two");

    private static DenseArray Drawn(
        Graph program,
        string output,
        int rows,
        IEnumerable<KeyValuePair<string, DenseArray>> leaves,
        NoiseKey key,
        GraphEvaluator evaluator) =>
        evaluator(program, rows, leaves.ToDictionary(leaf => leaf.Key, leaf => leaf.Value))(NoiseLeaves.Of(program, rows, key))[output];
}
