namespace Vae.Functional.Tensors.Reference;

/// <summary>
/// The Gamma distribution of shape a and rate 1, on the scale of y = log x so that neither small shapes nor tails leave the range of
/// numbers: its distribution function P(a, eʸ), its density f(a, y) = exp(a y − eʸ − log Γ(a)), and what draws need of them.
/// </summary>
public static class GammaFunctions
{
    /// <summary>
    /// (∂ᵏP/∂aᵏ)(a, eʸ) / f(a, y), a &gt; 0: with k = 1, minus the derivative with respect to the shape of a draw at a fixed level
    /// (implicit reparameterisation, Figurnov, Mohamed and Mnih 2018, equation 5). Power series left of the bulk, continued fraction of
    /// 1 − P right of it (Abramowitz and Stegun 6.5.29, 6.5.31), each carried as a Taylor series in a.
    /// </summary>
    public static double CdfRatio(int order, double a, double y)
    {
        if (!(a > 0) || double.IsPositiveInfinity(a) || double.IsNaN(y))
            return double.NaN;
        if (IsLower(a, y))
            return Coefficient(order, Growth(order, a, y), LowerRatio(order, a, y));
        var upper = Coefficient(order, Growth(order, a, y), UpperRatio(order, a, y));
        return order == 0 ? Math.Exp(-LogDensity(a, y)) - upper : -upper;
    }

    /// <summary>The logarithm of the x with P(a, x) = u, a &gt; 0, 0 &lt; u &lt; 1.</summary>
    public static double LogQuantile(double a, double u)
    {
        if (!(a > 0) || double.IsPositiveInfinity(a) || !(u >= 0 && u <= 1))
            return double.NaN;
        if (u is 0 or 1)
            return u == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        // The logarithms of P and of 1 − P are concave in y: Newton's method converges from wherever it starts.
        var highest = Math.Log(a + 10 * Math.Sqrt(a) + 60);
        var y = Math.Min(highest, Start(a, u));
        for (var i = 0; i < 200; i++)
        {
            var (logLower, logUpper) = LogTails(a, y);
            var step = u < 0.5
                ? (Math.Log(u) - logLower) * Math.Exp(logLower - LogDensity(a, y))
                : (logUpper - SpecialFunctions.LogOnePlus(-u)) * Math.Exp(logUpper - LogDensity(a, y));
            y = Math.Min(highest, y + step);
            if (Math.Abs(step) <= 4e-16 * Math.Max(1, Math.Abs(y)))
                break;
        }
        return y;
    }

    /// <summary>The smallest k with P(N ≤ k) ≥ u for N ~ Poisson(λ), λ ≥ 0, 0 &lt; u &lt; 1.</summary>
    public static double PoissonQuantile(double rate, double u)
    {
        if (!(rate >= 0) || double.IsPositiveInfinity(rate) || !(u >= 0 && u <= 1))
            return double.NaN;
        if (rate == 0 || u == 0)
            return 0;
        var logRate = Math.Log(rate);
        double Mass(double k) => Math.Exp(k * logRate - rate - SpecialFunctions.LogGamma(k + 1));
        var k = Math.Max(0, Math.Floor(rate + SpecialFunctions.LogNormalQuantile(Math.Log(u)) * Math.Sqrt(rate)));
        var cumulative = Math.Exp(LogTails(k + 1, logRate).Upper);
        for (; cumulative >= u && k > 0 && cumulative - Mass(k) >= u; k--)
            cumulative -= Mass(k);
        for (; cumulative < u && Mass(k + 1) > 1e-17; k++)
            cumulative += Mass(k + 1);
        return k;
    }

    // Where the series is short and P is not yet near 1.
    private static bool IsLower(double a, double y) => y < Math.Log(a + 1 + 3 * Math.Sqrt(a));

    private static double LogDensity(double a, double y) => a * y - Math.Exp(y) - SpecialFunctions.LogGamma(a);

    private static (double Lower, double Upper) LogTails(double a, double y)
    {
        var ratio = IsLower(a, y) ? LowerRatio(0, a, y)[0] : UpperRatio(0, a, y)[0];
        var near = Math.Min(0, LogDensity(a, y) + Math.Log(ratio));
        var far = Math.Log(-SpecialFunctions.ExpMinusOne(near));
        return IsLower(a, y) ? (near, far) : (far, near);
    }

    // Wilson and Hilferty's normal approximation of the cube root, or the power law near 0 where that fails.
    private static double Start(double a, double u)
    {
        var root = 1 - 1 / (9 * a) + SpecialFunctions.LogNormalQuantile(Math.Log(u)) / (3 * Math.Sqrt(a));
        return a > 0.5 && root > 0.2
            ? Math.Log(a) + 3 * Math.Log(root)
            : (Math.Log(u) + SpecialFunctions.LogGamma(a + 1)) / a;
    }

    // f(a + h, y)/f(a, y) as a Taylor series in h: the exponential of y·h − log Γ(a + h) + log Γ(a).
    private static double[] Growth(int order, double a, double y)
    {
        var growth = new double[order + 1];
        growth[0] = 1;
        for (var n = 1; n <= order; n++)
            for (var (j, factorial) = (1, 1.0); j <= n; j++, factorial *= j)
                growth[n] += ((j == 1 ? y : 0) - SpecialFunctions.Polygamma(j - 1, a) / factorial) * j * growth[n - j] / n;
        return growth;
    }

    // P/f = Σ xⁿ / (a (a + 1) … (a + n)), as a Taylor series in a.
    private static double[] LowerRatio(int order, double a, double y)
    {
        var (x, term, sum) = (Math.Exp(y), new double[order + 1], new double[order + 1]);
        term[0] = 1;
        for (var n = 0; n < 10 * (a + 100); n++)
        {
            for (var i = 0; i <= order; i++)
                sum[i] += term[i] = ((n == 0 ? term[i] : term[i] * x) - (i == 0 ? 0 : term[i - 1])) / (a + n);
            if (n > x - a && Math.Abs(term[order]) < 1e-17 * Math.Abs(sum[order]) && term[0] < 1e-17 * sum[0])
                break;
        }
        return sum;
    }

    // (1 − P)/f = 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))), as a Taylor series in a, from far down upwards.
    private static double[] UpperRatio(int order, double a, double y)
    {
        var x = Math.Exp(y);
        // Twice what the last digit takes for x ≥ a + 1 + 3√a.
        var depth = 30 + (int)(100 / x + 0.5 * Math.Sqrt(a));
        Span<double> fraction = stackalloc double[order + 1], below = stackalloc double[order + 1];
        Linear(fraction, x + 2 * depth + 1 - a, -1);
        for (var i = depth; i >= 1; i--)
        {
            Linear(below, -i * (i - a), i);
            Divide(below, fraction);
            Linear(fraction, x + 2 * i - 1 - a, -1);
            for (var n = 0; n <= order; n++)
                fraction[n] += below[n];
        }
        var ratio = new double[order + 1];
        ratio[0] = 1;
        Divide(ratio, fraction);
        return ratio;
    }

    private static void Linear(Span<double> series, double constant, double slope)
    {
        series.Clear();
        series[0] = constant;
        if (series.Length > 1)
            series[1] = slope;
    }

    // a becomes a/b.
    private static void Divide(Span<double> a, ReadOnlySpan<double> b)
    {
        for (var n = 0; n < a.Length; n++)
        {
            for (var j = 0; j < n; j++)
                a[n] -= a[j] * b[n - j];
            a[n] /= b[0];
        }
    }

    private static double Coefficient(int order, double[] a, double[] b)
    {
        var (sum, factorial) = (0.0, 1.0);
        for (var i = 0; i <= order; i++)
            (sum, factorial) = (sum + a[i] * b[order - i], i == 0 ? 1 : factorial * i);
        return sum * factorial;
    }
}
