using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>N(μ, σ²) given that it lies between two ends.</summary>
/// <param name="Location">μ, [n, d]; not the mean.</param>
/// <param name="Scale">σ, positive; not the standard deviation.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end, above the lower one.</param>
public sealed record TruncatedNormalDistribution(Expr Location, Expr Scale, double Low, double High) : FactorisedDistribution
{
    // This far from the middle of a normal its density is e⁻⁴⁵ of its largest.
    private const double Depth = 9.5;

    private static readonly (ImmutableArray<double> Nodes, ImmutableArray<double> Weights) Rule = GaussLegendre.Rule(48);

    /// <inheritdoc/>
    public override Support Support => new Support.Interval(Low, High);

    /// <summary>By quadrature, to about thirteen digits of its distance from the nearer end.</summary>
    public override Expr Mean => Flipped(Top - Distance(distance => distance));

    /// <summary>By quadrature.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var mean = Formulas.WithLastAxis(Distance(distance => distance));
            return Scale * Sqrt(Distance(distance => Square(distance - mean)));
        }
    }

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>That of the normal, less log Z with Z = Φ((high − μ)/σ) − Φ((low − μ)/σ).</summary>
    public override Expr LogDensities(Expr x) => Normal.LogDensities(x) - LogMass;

    /// <summary>½ log 2πe + log σ + log Z + ½(E z² − 1), z = (x − μ)/σ.</summary>
    public override Expr Entropies =>
        Normal.Entropies + LogMass + 0.5 * (Square(StandardDeviation / Scale) + Square((Mean - Location) / Scale) - 1.0);

    /// <summary>The quantile at u, found from log Φ on the side where the ends are low, so that it holds far out in both tails.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var u = Where(IsFlipped, 1.0 - noises[0], noises[0]);
        var (low, high) = (LogNormalCdf(Lower), LogNormalCdf(Upper));
        var level = high + Log(u + (1.0 - u) * Exp(low - high));
        return Minimum(Maximum(Flipped(LogNormalQuantile(level)), Low), High);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        this with { Location = parameter(Location), Scale = parameter(Scale) };

    private NormalDistribution Normal => NormalDistribution.FromScale(Location, Scale);

    // Everything is computed for z = (x − μ)/σ or −z, whichever lies more to the left: there logarithms of Φ keep their digits.
    private Expr IsFlipped => Greater(0.5 * (Low + High), Location);

    private Expr Lower => Where(IsFlipped, Location - High, Low - Location) / Scale;

    private Expr Upper => Where(IsFlipped, Location - Low, High - Location) / Scale;

    private Expr LogMass => LogNormalCdf(Upper) + Formulas.LogOneMinusExp(LogNormalCdf(Lower) - LogNormalCdf(Upper));

    // From the computed side back to x.
    private Expr Flipped(Expr z) => Location + Scale * Where(IsFlipped, -z, z);

    // Where the density is not negligible z lies below this, and not far below.
    private Expr Top => Minimum(Upper, Depth);

    // The expectation of a function of how far z lies below the top.
    private Expr Distance(Func<Expr, Expr> function)
    {
        var mode = Minimum(Upper, 0.0);
        var depth = Depth * Depth / (Sqrt(Square(mode) + Depth * Depth) - mode);
        var width = Formulas.WithLastAxis(Minimum(Top - Lower, Top - mode + depth));
        var distances = 0.5 * width * (Formulas.Numbers(Rule.Nodes) + 1.0);
        var (z, largest) = (Formulas.WithLastAxis(Top) - distances, Formulas.WithLastAxis(mode));
        var weights = Formulas.Numbers(Rule.Weights) * Exp(0.5 * (largest - z) * (largest + z));
        return Sum(weights * function(distances), -1) / Sum(weights, -1);
    }
}
