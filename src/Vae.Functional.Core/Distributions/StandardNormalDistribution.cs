using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>N(0, I) over <paramref name="Dimension"/> components.</summary>
/// <param name="Dimension">The number of components d.</param>
public sealed record StandardNormalDistribution(int Dimension) : Distribution
{
    /// <summary>Zeros, [1, d].</summary>
    public override Expr Mean => Broadcast(0.0, [1, Dimension]);

    /// <inheritdoc/>
    public override Expr StandardDeviation => 1.0;

    /// <inheritdoc/>
    public override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−Σ (½ log 2π + ½ x²).</summary>
    public override Expr LogDensity(Expr x) => -Sum(HalfLogTwoPi + 0.5 * Square(x), Axis.Latent);

    /// <summary>ε itself.</summary>
    public override Expr Draw(Expr noise) => noise;

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => this;
}
