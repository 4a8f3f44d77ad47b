using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Independent bits with P(x = 1) = sigmoid(ℓ).</summary>
/// <param name="Logits">ℓ = log P(1)/P(0), [n, d].</param>
public sealed record BernoulliDistribution(Expr Logits) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Binary();

    /// <inheritdoc/>
    public override Expr Mean => Sigmoid(Logits);

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Mean * Sigmoid(-Logits));

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>x·ℓ − softplus(ℓ), which is x log p + (1 − x) log(1 − p) without computing p.</summary>
    public override Expr LogDensities(Expr x) => x * Logits - Softplus(Logits);

    /// <summary>softplus(−|ℓ|) + |ℓ| sigmoid(−|ℓ|): the entropy is even in ℓ, and both terms are positive.</summary>
    public override Expr Entropies => Softplus(-Abs(Logits)) + Abs(Logits) * Sigmoid(-Abs(Logits));

    /// <summary>1 where u &lt; sigmoid(ℓ): no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Where(Greater(Mean, noises[0]), 1.0, 0.0);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new BernoulliDistribution(parameter(Logits));
}
