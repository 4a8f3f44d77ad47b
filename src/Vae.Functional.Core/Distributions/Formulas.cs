using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Pieces of log densities, each written so that it keeps its digits where the obvious form cancels or overflows. Where a formula has
/// branches, the one not taken gets arguments of its own, at which it and its gradient are finite.
/// </summary>
internal static class Formulas
{
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    // B₂ₖ/(2k(2k − 1)), k = 1 … 8: Stirling's series, below 1e-16 after eight terms from here on.
    private const double StirlingFrom = 10;

    private static readonly double[] Stirling =
        [1 / 12.0, -1 / 360.0, 1 / 1260.0, -1 / 1680.0, 1 / 1188.0, -691 / 360360.0, 1 / 156.0, -3617 / 122400.0];

    // B₂ₖ/2k.
    private static readonly double[] Asymptotic =
        [1 / 12.0, -1 / 120.0, 1 / 252.0, -1 / 240.0, 1 / 132.0, -691 / 32760.0, 1 / 12.0, -3617 / 8160.0];

    /// <summary>log x, −∞ at 0, where no gradient flows.</summary>
    public static Expr LogOrMinusInfinity(Expr x)
    {
        var positive = Greater(x, 0.0);
        return Where(positive, Log(Where(positive, x, 1.0)), double.NegativeInfinity);
    }

    /// <summary>w·l for a logarithm l that may be −∞: 0 where w is 0 there.</summary>
    public static Expr Weighted(Expr weight, Expr logarithm)
    {
        var zero = Equal(logarithm, double.NegativeInfinity);
        var edge = Where(Equal(weight, 0.0), 0.0, Where(Greater(weight, 0.0), double.NegativeInfinity, double.PositiveInfinity));
        return Where(zero, edge, weight * Where(zero, 0.0, logarithm));
    }

    /// <summary>log(1 − eᵈ) for d ≤ 0.</summary>
    public static Expr LogOneMinusExp(Expr d)
    {
        var near = Greater(d, -Math.Log(2));
        return Where(near, LogOrMinusInfinity(-ExpMinusOne(Where(near, d, -1.0))), LogOnePlus(-Exp(Where(near, -1.0, d))));
    }

    /// <summary>log Γ(x) − (x − ½) log x + x − ½ log 2π, small where x is large.</summary>
    public static Expr StirlingError(Expr x)
    {
        var large = Greater(x, StirlingFrom);
        var (above, below) = (Where(large, x, StirlingFrom), Where(large, 1.0, x));
        var squared = Reciprocal(Square(above));
        var series = Stirling.Reverse().Aggregate((Expr)0.0, (sum, coefficient) => sum * squared + coefficient) / above;
        return Where(large, series, LogGamma(below) - (below - 0.5) * Log(below) + below - HalfLogTwoPi);
    }

    /// <summary>ψ(x) − log x, small where x is large.</summary>
    public static Expr DigammaError(Expr x)
    {
        var large = Greater(x, StirlingFrom);
        var (above, below) = (Where(large, x, StirlingFrom), Where(large, 1.0, x));
        var squared = Reciprocal(Square(above));
        var series = Asymptotic.Reverse().Aggregate((Expr)0.0, (sum, coefficient) => (sum + coefficient) * squared);
        return Where(large, -0.5 / above - series, Digamma(below) - Log(below));
    }

    /// <summary>log B(a, b) = log Γ(a)Γ(b)/Γ(a + b).</summary>
    public static Expr LogBeta(Expr a, Expr b) =>
        HalfLogTwoPi - 0.5 * Log(a + b) - (a - 0.5) * LogOnePlus(b / a) - (b - 0.5) * LogOnePlus(a / b)
            + StirlingError(a) + StirlingError(b) - StirlingError(a + b);

    /// <summary>ψ(x + ½) − ψ(x), by its asymptotic series where x is large.</summary>
    public static Expr DigammaHalfStep(Expr x)
    {
        var large = Greater(x, 30.0);
        var (r, below) = (Reciprocal(Where(large, x, 30.0)), Where(large, 1.0, x));
        var squared = Square(r);
        var tail = squared * (-1 / 64.0 + squared * (1 / 128.0 + squared * (-17 / 2048.0)));
        return Where(large, r * (0.5 + r * (0.125 + tail)), Digamma(below + 0.5) - Digamma(below));
    }

    /// <summary>x log(x/m) + m − x, half the deviance of a Poisson count: at least 0, and 0 where x = m. x ≥ 0, m &gt; 0.</summary>
    public static Expr Deviance(Expr x, Expr m)
    {
        var (zero, near) = (Equal(x, 0.0), Greater(0.5 * x, Abs(m - x)));
        var positive = Where(zero, 1.0, x);
        var ratio = Where(near, (m - x) / positive, 0.0);
        return Where(near, x * (ratio - LogOnePlus(ratio)), x * (Log(positive) - Log(m)) + m - x);
    }

    /// <summary>log C(n, k), the logarithm of a binomial coefficient.</summary>
    public static Expr LogChoose(Expr n, Expr k) => -Log(n + 1.0) - LogBeta(n - k + 1.0, k + 1.0);

    /// <summary>log(eʸ − 1): where softplus is y, which is positive.</summary>
    public static double InverseSoftplus(double y) => Math.Log(Math.Exp(y) - 1);

    /// <summary>0, 1, … count − 1, [count].</summary>
    public static Expr Range(int count) => Numbers([.. Enumerable.Range(0, count).Select(i => (double)i)]);

    /// <summary>Numbers as an expression, [count].</summary>
    public static Expr Numbers(ImmutableArray<double> numbers) =>
        Concatenate(0, [.. numbers.Select(number => Broadcast(number, [1]))]);

    /// <summary>A value repeated over all components of some parameters: to the shape that these broadcast to.</summary>
    public static Expr Over(Expr value, params ReadOnlySpan<Expr> parameters)
    {
        var shape = value.Shape;
        foreach (var parameter in parameters)
            shape = Shapes.Broadcast(shape, parameter.Shape);
        return Broadcast(value, shape);
    }

    /// <summary>The same numbers with one more axis of extent 1 at the end: [n, d] as [n, d, 1].</summary>
    public static Expr WithLastAxis(Expr x) => Reshape(x, [.. x.Shape, 1]);
}
