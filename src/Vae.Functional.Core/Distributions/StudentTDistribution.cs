using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Student's t, moved and scaled: (x − μ)/σ has ν degrees of freedom.</summary>
/// <param name="Location">μ, [n, d]; the mean where ν &gt; 1.</param>
/// <param name="Scale">σ, positive; not the standard deviation, which is σ√(ν/(ν − 2)) where ν &gt; 2.</param>
/// <param name="DegreesOfFreedom">ν, positive.</param>
public sealed record StudentTDistribution(Expr Location, Expr Scale, Expr DegreesOfFreedom) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <summary>μ; not a number where ν ≤ 1.</summary>
    public override Expr Mean => Where(Greater(DegreesOfFreedom, 1.0), Location, double.NaN);

    /// <summary>σ√(ν/(ν − 2)); infinite where ν ≤ 2.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var exists = Greater(DegreesOfFreedom, 2.0);
            var degrees = Where(exists, DegreesOfFreedom, 3.0);
            return Where(exists, Scale * Sqrt(degrees / (degrees - 2.0)), double.PositiveInfinity);
        }
    }

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−log B(ν/2, ½) − ½ log ν − log σ − ½(ν + 1) log(1 + z²/ν), z = (x − μ)/σ.</summary>
    public override Expr LogDensities(Expr x) =>
        -LogNormaliser - 0.5 * (DegreesOfFreedom + 1.0) * LogOnePlus(Square((x - Location) / Scale) / DegreesOfFreedom);

    /// <summary>½(ν + 1)(ψ(½(ν + 1)) − ψ(½ν)) + ½ log ν + log B(½ν, ½) + log σ.</summary>
    public override Expr Entropies
    {
        get
        {
            var step = Formulas.DigammaHalfStep(0.5 * DegreesOfFreedom);
            return Formulas.Over(0.5 * (DegreesOfFreedom + 1.0) * step + LogNormaliser, Location);
        }
    }

    /// <summary>A normal number, and a uniform one for the precision that scales it.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [new(NoiseLaw.StandardNormal, components, "normal"), new(NoiseLaw.Uniform, components, "precision")];

    /// <summary>μ + σ·ε/√(g/(ν/2)), g ~ Gamma(ν/2): a normal of random precision.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var shape = 0.5 * DegreesOfFreedom;
        return Location + Scale * noises[0] * Exp(0.5 * (Log(shape) - GammaLogQuantile(shape, noises[1])));
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new StudentTDistribution(parameter(Location), parameter(Scale), parameter(DegreesOfFreedom));

    private Expr LogNormaliser => Formulas.LogBeta(0.5 * DegreesOfFreedom, 0.5) + 0.5 * Log(DegreesOfFreedom) + Log(Scale);
}
