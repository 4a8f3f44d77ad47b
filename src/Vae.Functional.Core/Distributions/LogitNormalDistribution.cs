using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>The logistic function of a normal variable: x = sigmoid(y), y ~ N(μ, σ²) (Aitchison and Shen 1980).</summary>
/// <param name="Location">μ, the mean of logit x, [n, d].</param>
/// <param name="Scale">σ, positive: the standard deviation of logit x.</param>
public sealed record LogitNormalDistribution(Expr Location, Expr Scale) : FactorisedDistribution
{
    // The trapezoid rule in steps of Step: its error falls as exp(−2π·(distance of the nearest pole)/step), below rounding here.
    private const double Step = 0.5;

    /// <inheritdoc/>
    public override Support Support => Support.UnitInterval;

    /// <summary>By quadrature, to about thirteen digits of the smaller of it and 1 less it: there is no closed form.</summary>
    public override Expr Mean
    {
        get
        {
            var smaller = Where(IsWide, WideMoments.First, NarrowMean);
            return Where(Greater(Location, 0.0), 1.0 - smaller, smaller);
        }
    }

    /// <summary>By quadrature, as the mean is.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var (first, second) = WideMoments;
            var narrow = Sum(NormalWeights * Square(Narrow - Formulas.WithLastAxis(NarrowMean)), -1);
            return Sqrt(Where(IsWide, second - Square(first), narrow));
        }
    }

    /// <inheritdoc/>
    protected override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>That of the normal at logit x, less log x + log(1 − x).</summary>
    public override Expr LogDensities(Expr x)
    {
        var (log, logRest) = (Log(x), LogOnePlus(-x));
        return NormalDistribution.FromScale(Location, Scale).LogDensities(log - logRest) - log - logRest;
    }

    // As far from ½ as single precision tells numbers from 1: at the ends densities are infinite.
    private const double LargestLogit = 15;

    /// <summary>sigmoid(μ + σ·ε); never 0 or 1 itself.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Sigmoid(Minimum(Maximum(Location + Scale * noises[0], -LargestLogit), LargestLogit));

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new LogitNormalDistribution(parameter(Location), parameter(Scale));

    // Moments are those of μ = −|μ|, which keep their digits where x is near 1.
    // With σ ≤ 1 the integrand over ε ~ N(0, 1) is smooth; with σ > 1 that over the logistic variable is, whose distribution function the
    // sigmoid is: E sigmoid(y) = P(t < y) = E Φ((μ − t)/σ), and E sigmoid(y)² the same with the larger of two such t.
    private Expr IsWide => Greater(Formulas.Over(Scale, Location), 1.0);

    private static Expr Grid(double reach) =>
        Formulas.Numbers([.. Enumerable.Range(0, (int)(2 * reach / Step) + 1).Select(i => i * Step - reach)]);

    private static Expr NormalWeights
    {
        get
        {
            var density = Exp(-0.5 * Square(Grid(9)));
            return density / SumAll(density);
        }
    }

    private Expr Narrow => Sigmoid(
        Formulas.WithLastAxis(Formulas.Over(-Abs(Location), Scale)) + Formulas.WithLastAxis(Minimum(Scale, 1.0)) * Grid(9));

    private Expr NarrowMean => Sum(NormalWeights * Narrow, -1);

    private (Expr First, Expr Second) WideMoments
    {
        get
        {
            var t = Grid(42);
            var scaled = (Formulas.WithLastAxis(Formulas.Over(-Abs(Location), Scale)) - t) / Formulas.WithLastAxis(Maximum(Scale, 1.0));
            var (cdf, density) = (Exp(LogNormalCdf(scaled)), Step * Sigmoid(t) * Sigmoid(-t));
            return (Sum(density * cdf, -1), Sum(2.0 * Sigmoid(t) * density * cdf, -1));
        }
    }
}
