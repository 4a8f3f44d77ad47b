using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>
/// Annealed importance sampling of log p(x) (Neal 2001) with Hamiltonian transitions (Wu et al. 2017), through β ∈ [0, 1] of
/// base(z)¹⁻ᵝ p(x, z)ᵝ: where no quadrature reaches and importance sampling fails, still a lower bound in expectation.
/// </summary>
public static class AnnealedImportanceSampling
{
    /// <summary>An estimate for each observation; a pure function of its arguments.</summary>
    /// <param name="spec">One whose evaluation has the verdict lower bound: β and <see cref="KlTerm"/> play no part.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="observations">x laid flat, [n, D].</param>
    /// <param name="plan">How it is done.</param>
    /// <param name="key">Of the noise.</param>
    /// <param name="evaluator">What does the arithmetic; null for <see cref="GraphEvaluators.Reference"/>.</param>
    public static Either<Fault, ImmutableArray<AnnealedEstimate>> Run(
        VaeSpec spec,
        IReadOnlyDictionary<string, DenseArray> parameters,
        DenseArray observations,
        AnnealingPlan plan,
        NoiseKey key,
        GraphEvaluator? evaluator = null) =>
        AnnealedChains.Of(spec, parameters, observations, plan, key, evaluator ?? GraphEvaluators.Reference)
            .Map(chains => chains.Forward(key.Then("forward")).ToImmutableArray());
}
