using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Independent bits with P(x = 1) = sigmoid(ℓ).</summary>
/// <param name="Logits">ℓ = log P(1)/P(0), [n, d].</param>
public sealed record BernoulliDistribution(Expr Logits) : Distribution
{
    /// <inheritdoc/>
    public override Expr Mean => Sigmoid(Logits);

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Mean * (1.0 - Mean));

    /// <inheritdoc/>
    public override NoiseLaw Noise => NoiseLaw.Uniform;

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>Σ x·ℓ − softplus(ℓ), which is x log p + (1 − x) log(1 − p) without computing p.</summary>
    public override Expr LogDensity(Expr x) => Sum(x * Logits - Softplus(Logits), Axis.Pixels);

    /// <summary>1 where u &lt; sigmoid(ℓ): no gradient flows.</summary>
    public override Expr Draw(Expr noise) => Where(Greater(Mean, noise), 1.0, 0.0);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new BernoulliDistribution(parameter(Logits));
}
