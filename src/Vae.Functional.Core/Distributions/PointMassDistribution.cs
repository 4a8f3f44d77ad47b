using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>All mass at one point. It has no density, so nothing can be a closed-form divergence from it.</summary>
/// <param name="Location">The point, [n, d].</param>
public sealed record PointMassDistribution(Expr Location) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Point();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <inheritdoc/>
    public override Expr StandardDeviation => 0.0;

    /// <summary>None.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => [];

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <inheritdoc/>
    public override bool HasDensityEverywhere => false;

    /// <summary>There is none.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Expr LogDensity(Expr x) => throw new NotSupportedException("a point mass has no density");

    /// <summary>The point, whatever the noise.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Location;

    /// <summary>The point, with no density.</summary>
    public override DensityDraw DrawWithDensity(ImmutableArray<Expr> noises, Symbol? symbol = null) => new(Location.As(symbol), null);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new PointMassDistribution(parameter(Location));
}
