using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>N(0, I) over <paramref name="Dimension"/> components.</summary>
/// <param name="Dimension">The number of components d.</param>
public sealed record StandardNormalDistribution(int Dimension) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <summary>Zeros, [1, d].</summary>
    public override Expr Mean => Broadcast(0.0, [1, Dimension]);

    /// <inheritdoc/>
    public override Expr StandardDeviation => 1.0;

    /// <inheritdoc/>
    protected override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−(½ log 2π + ½ x²).</summary>
    public override Expr LogDensities(Expr x) => -(HalfLogTwoPi + 0.5 * Square(x));

    /// <summary>−Σ (½ log 2π + ½ x²).</summary>
    public override Expr LogDensity(Expr x) => -Sum(HalfLogTwoPi + 0.5 * Square(x), Axis.Latent);

    /// <summary>½ log 2πe.</summary>
    public override Expr Entropies => Broadcast(HalfLogTwoPi + 0.5, [1, Dimension]);

    /// <summary>ε itself.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => noises[0];

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => this;
}
