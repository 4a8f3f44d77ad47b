using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// N(μ, diag σ²). Holds log σ beside σ, since either may be what a network gives: the two name one scale.
/// </summary>
/// <param name="Location">μ, [n, d].</param>
/// <param name="Scale">σ, the standard deviation, positive; broadcasts to [n, d].</param>
/// <param name="LogScale">log σ.</param>
public sealed record NormalDistribution(Expr Location, Expr Scale, Expr LogScale) : FactorisedDistribution
{
    /// <summary>From the standard deviation σ.</summary>
    public static NormalDistribution FromScale(Expr location, Expr scale) => new(location, scale, Log(scale));

    /// <summary>From the logarithm of the variance, log σ² (not of σ).</summary>
    public static NormalDistribution FromLogVariance(Expr location, Expr logVariance) =>
        new(location, Exp(0.5 * logVariance).As("σ", @"\sigma"), 0.5 * logVariance);

    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Scale;

    /// <inheritdoc/>
    protected override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−(½ log 2π + log σ + ½ ((x − μ)/σ)²).</summary>
    public override Expr LogDensities(Expr x) => -Surprises(x);

    /// <summary>−Σ (½ log 2π + log σ + ½ ((x − μ)/σ)²).</summary>
    public override Expr LogDensity(Expr x) => -Sum(Surprises(x), Axis.Pixels);

    /// <summary>½ log 2πe + log σ.</summary>
    public override Expr Entropies => Broadcast(HalfLogTwoPi + 0.5 + LogScale, Shapes.Broadcast(Location.Shape, LogScale.Shape));

    private Expr Surprises(Expr x) => HalfLogTwoPi + LogScale + 0.5 * Square((x - Location) / Scale);

    /// <summary>μ + σ·ε (Kingma and Welling 2014, section 2.4).</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Location + Scale * noises[0];

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new NormalDistribution(parameter(Location), parameter(Scale), parameter(LogScale));
}
