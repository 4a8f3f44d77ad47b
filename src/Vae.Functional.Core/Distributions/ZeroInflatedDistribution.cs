using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Counts that are 0 with probability π = sigmoid(ℓ) and else those of another distribution, which may be 0 too (Lambert 1992).
/// </summary>
/// <param name="ZeroLogits">ℓ, the log odds of a certain 0, [n, d].</param>
/// <param name="Counts">The other distribution.</param>
public sealed record ZeroInflatedDistribution(Expr ZeroLogits, FactorisedDistribution Counts) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => Counts.Support;

    /// <inheritdoc/>
    public override Expr Mean => Sigmoid(-ZeroLogits) * Counts.Mean;

    /// <summary>√((1 − π)(σ² + πm²)) for counts of mean m and standard deviation σ.</summary>
    public override Expr StandardDeviation =>
        Sqrt(Sigmoid(-ZeroLogits) * (Square(Counts.StandardDeviation) + Sigmoid(ZeroLogits) * Square(Counts.Mean)));

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>log(π + (1 − π) p(0)) at 0, log(1 − π) + log p(x) elsewhere; both less by log(1 + eˡ), with eˡ and 1 in place of π.</summary>
    public override Expr LogDensities(Expr x)
    {
        var counted = Counts.LogDensities(x);
        var certain = Formulas.Over(ZeroLogits, counted);
        var either = LogSumExp(Concatenate(-1, Formulas.WithLastAxis(certain), Formulas.WithLastAxis(counted)), -1);
        return Where(Equal(x, 0.0), either, counted) - Softplus(ZeroLogits);
    }

    /// <summary>A uniform number for the choice, and what the counts take.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => Mixtures.Noises([Counts], components, choices: components);

    /// <summary>A count where u &lt; 1 − π, else 0: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Where(Greater(Sigmoid(-ZeroLogits), noises[0]), StopGradient(Counts.Draw(noises[1..])), 0.0);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new ZeroInflatedDistribution(parameter(ZeroLogits), (FactorisedDistribution)Counts.Map(parameter));
}
