using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// What a squared error makes of a Gaussian: its log-density without the constant −(d/2) log 2πσ². Not a log-density; draws are those
/// of the Gaussian that the error amounts to.
/// </summary>
/// <param name="Location">m, [n, d].</param>
/// <param name="Variance">The σ² that the error amounts to.</param>
public sealed record SquaredErrorDistribution(Expr Location, double Variance) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Math.Sqrt(Variance);

    /// <inheritdoc/>
    protected override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−(x − m)² / (2σ²), in nats but for the constant.</summary>
    public override Expr LogDensities(Expr x) => -1 / (2 * Variance) * Square(x - Location);

    /// <summary>−Σ (x − m)² / (2σ²), in nats but for the constant.</summary>
    public override Expr LogDensity(Expr x) => -1 / (2 * Variance) * Sum(Square(x - Location), Axis.Pixels);

    /// <summary>m + σ·ε.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Location + Math.Sqrt(Variance) * noises[0];

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => this with { Location = parameter(Location) };
}
