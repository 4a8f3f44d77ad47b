using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// For each component, 0 with probability 1 − γ and else a draw of a continuous slab, γ = sigmoid(ℓ) (Mitchell and Beauchamp 1988). Its
/// density is that with respect to the sum of Lebesgue measure and an atom at 0: at 0 it is the mass 1 − γ.
/// </summary>
/// <param name="SlabLogits">ℓ, the log odds of the slab, [n, d].</param>
/// <param name="Slab">The continuous part.</param>
public sealed record SpikeAndSlabDistribution(Expr SlabLogits, FactorisedDistribution Slab) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.RealWithAtom(0);

    /// <inheritdoc/>
    public override Expr Mean => Sigmoid(SlabLogits) * Slab.Mean;

    /// <summary>√(γσ² + γ(1 − γ)m²) for a slab of mean m and standard deviation σ.</summary>
    public override Expr StandardDeviation =>
        Sqrt(Sigmoid(SlabLogits) * (Square(Slab.StandardDeviation) + Sigmoid(-SlabLogits) * Square(Slab.Mean)));

    /// <summary>The choice is not.</summary>
    public override bool IsReparameterised => false;

    /// <summary>log(1 − γ) at 0, log γ plus that of the slab elsewhere.</summary>
    public override Expr LogDensities(Expr x)
    {
        var spike = Equal(x, 0.0);
        return Where(spike, -Softplus(SlabLogits), Slab.LogDensities(Where(spike, 1.0, x)) - Softplus(-SlabLogits));
    }

    /// <summary>That of the choice, and γ times that of the slab.</summary>
    public override Expr? Entropies =>
        Slab.Entropies is { } slab ? new BernoulliDistribution(SlabLogits).Entropies + Sigmoid(SlabLogits) * slab : null;

    /// <summary>A uniform number for the choice, and what the slab takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => Mixtures.Noises([Slab], components, choices: components);

    /// <summary>A draw of the slab where u &lt; γ, else 0: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Where(Greater(Sigmoid(SlabLogits), noises[0]), StopGradient(Slab.Draw(noises[1..])), 0.0);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new SpikeAndSlabDistribution(parameter(SlabLogits), (FactorisedDistribution)Slab.Map(parameter));
}
