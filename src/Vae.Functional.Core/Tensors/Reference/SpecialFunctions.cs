namespace Vae.Functional.Tensors.Reference;

/// <summary>Functions that the base library lacks, in float64, to about 1e-14 of their value (of 1, near a zero of log Γ or ψ).</summary>
public static class SpecialFunctions
{
    // B₂, B₄, … B₂₀: the Bernoulli numbers of the asymptotic series below.
    private static readonly double[] Bernoulli =
        [1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330];

    /// <summary>eˣ − 1 without cancellation near 0 (Kahan's quotient of the rounded exponential).</summary>
    public static double ExpMinusOne(double x)
    {
        var exp = Math.Exp(x);
        return Math.Abs(x) > 1 ? exp - 1 : exp == 1 ? x : (exp - 1) * x / Math.Log(exp);
    }

    /// <summary>log(1 + x) without cancellation near 0 (Kahan's quotient of the rounded sum).</summary>
    public static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 || double.IsInfinity(sum) ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>log Σ exp of the values, shifted by their maximum.</summary>
    public static double LogSumExp(IReadOnlyCollection<double> values)
    {
        var max = values.Aggregate(Math.Max);
        return double.IsInfinity(max) ? max : max + Math.Log(values.Sum(value => Math.Exp(value - max)));
    }

    /// <summary>
    /// log Γ(x), x &gt; 0: Stirling's series above 15, the recurrence Γ(x + 1) = xΓ(x) below (Abramowitz and Stegun 6.1.40).
    /// </summary>
    public static double LogGamma(double x)
    {
        if (x == 0 || double.IsPositiveInfinity(x))
            return double.PositiveInfinity;
        if (double.IsNaN(x) || x < 0)
            return double.NaN;
        var product = 1.0;
        for (; x < 15; x++)
            product *= x;
        var series = 0.0;
        for (var k = Bernoulli.Length; k >= 1; k--)
            series = series / (x * x) + Bernoulli[k - 1] / (2 * k * (2 * k - 1));
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + series / x - Math.Log(product);
    }

    /// <summary>
    /// ψ⁽ⁿ⁾(x), x &gt; 0: the asymptotic series above 15 + n, the recurrence below (Abramowitz and Stegun 6.4.6, 6.4.11).
    /// </summary>
    public static double Polygamma(int order, double x)
    {
        if (double.IsNaN(x) || x <= 0)
            return double.NaN;
        var sign = order % 2 == 0 ? -1.0 : 1.0;
        var recurrence = 0.0;
        for (; x < 15 + order; x++)
            recurrence += Math.Pow(x, -order - 1);
        recurrence *= sign * Factorial(order);

        if (order == 0)
        {
            var digamma = Math.Log(x) - 0.5 / x;
            for (var k = 1; k <= Bernoulli.Length; k++)
                digamma -= Bernoulli[k - 1] / (2 * k * Math.Pow(x, 2 * k));
            return digamma + recurrence;
        }

        var series = Factorial(order - 1) / Math.Pow(x, order) + Factorial(order) / (2 * Math.Pow(x, order + 1));
        for (var k = 1; k <= Bernoulli.Length; k++)
            series += Bernoulli[k - 1] * Factorial(2 * k + order - 1) / (Factorial(2 * k) * Math.Pow(x, 2 * k + order));
        return sign * series + recurrence;
    }

    /// <summary>
    /// erf x: its Taylor-like series below 2.5, the continued fraction of erfc above (Abramowitz and Stegun 7.1.6, 7.1.14).
    /// </summary>
    public static double ErrorFunction(double x)
    {
        var magnitude = Math.Abs(x);
        if (double.IsNaN(x) || magnitude > 6)
            return double.IsNaN(x) ? x : Math.Sign(x);
        if (magnitude > 2.5)
            return Math.Sign(x) * (1 - ComplementaryFraction(magnitude));
        var (sum, term) = (magnitude, magnitude);
        for (var n = 1; term > 1e-17 * sum; n++)
            sum += term *= 2 * magnitude * magnitude / (2 * n + 1);
        return Math.Sign(x) * 2 / Math.Sqrt(Math.PI) * Math.Exp(-magnitude * magnitude) * sum;
    }

    /// <summary>The x with Φ(x) = p for the standard normal, 0 &lt; p &lt; 1: bisection on the lower tail, slow and obvious.</summary>
    public static double NormalQuantile(double p)
    {
        if (double.IsNaN(p) || p <= 0 || p >= 1)
            return p == 0 ? double.NegativeInfinity : p == 1 ? double.PositiveInfinity : double.NaN;
        if (p > 0.5)
            return -NormalQuantile(1 - p);
        var (low, high) = (-40.0, 0.0);
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = 0.5 * Complementary(-middle / Math.Sqrt(2)) < p ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>log Φ(x) of the standard normal, to the end of the lower tail.</summary>
    public static double LogNormalCdf(double x) =>
        x < -2 ? -x * x / 2 - Math.Log(2 * ReciprocalScaledComplementary(-x / Math.Sqrt(2)))
        : x < 0 ? Math.Log(0.5 * Complementary(-x / Math.Sqrt(2)))
        : LogOnePlus(-0.5 * Complementary(x / Math.Sqrt(2)));

    /// <summary>The x with log Φ(x) = l for the standard normal, l ≤ 0; −∞ and ∞ at the ends.</summary>
    public static double LogNormalQuantile(double l)
    {
        if (double.IsNaN(l) || l >= 0 || double.IsNegativeInfinity(l))
            return l == 0 ? double.PositiveInfinity : double.IsNegativeInfinity(l) ? l : double.NaN;
        if (l > -Math.Log(2))
            return -LogNormalQuantile(Math.Log(-ExpMinusOne(l)));
        // log Φ is concave: Newton's method converges from wherever it starts.
        var x = -Math.Sqrt(-2 * l);
        for (var i = 0; i < 100; i++)
        {
            var logCdf = LogNormalCdf(x);
            var step = (l - logCdf) * Math.Exp(logCdf + x * x / 2 + 0.5 * Math.Log(2 * Math.PI));
            x += step;
            if (Math.Abs(step) <= 2e-16 * Math.Abs(x))
                break;
        }
        return x;
    }

    // erfc x for x ≥ 0, without cancellation where it is small.
    private static double Complementary(double x) => x > 1.25 ? ComplementaryFraction(x) : 1 - ErrorFunction(x);

    private static double ComplementaryFraction(double x) => Math.Exp(-x * x) / ReciprocalScaledComplementary(x);

    // exp(−x²)/erfc x, x > 1.
    private static double ReciprocalScaledComplementary(double x)
    {
        var fraction = x;
        for (var k = 120; k >= 1; k--)
            fraction = x + k / 2.0 / fraction;
        return Math.Sqrt(Math.PI) * fraction;
    }

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var k = 2; k <= n; k++)
            product *= k;
        return product;
    }
}
