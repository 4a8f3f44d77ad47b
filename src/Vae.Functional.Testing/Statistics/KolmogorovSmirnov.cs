namespace Vae.Functional.Testing.Statistics;

/// <summary>
/// Whether numbers look like draws from the uniform law on (0, 1), or from the law whose distribution function they went through.
/// </summary>
public static class KolmogorovSmirnov
{
    /// <summary>
    /// The p-value of the largest distance between the empirical and the true distribution function: the limit law at Stephens's argument
    /// (√n + 0.12 + 0.11/√n)D, good to three digits from n = 20 on (Stephens 1970).
    /// </summary>
    /// <param name="probabilities">F(x) of each draw; uniform where the hypothesis holds.</param>
    public static double PValue(ReadOnlySpan<double> probabilities)
    {
        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        var (n, distance) = (sorted.Length, 0.0);
        for (var i = 0; i < n; i++)
            distance = Math.Max(distance, Math.Max((i + 1.0) / n - sorted[i], sorted[i] - (double)i / n));
        var argument = (Math.Sqrt(n) + 0.12 + 0.11 / Math.Sqrt(n)) * distance;
        return Survival(argument);
    }

    // P(K > t) by whichever of the two series converges at t.
    private static double Survival(double t)
    {
        if (t < 1e-2)
            return 1;
        var sum = 0.0;
        if (t < 1)
        {
            for (var k = 1; k <= 20; k++)
                sum += Math.Exp(-(2 * k - 1) * (2 * k - 1) * Math.PI * Math.PI / (8 * t * t));
            return 1 - Math.Sqrt(2 * Math.PI) / t * sum;
        }
        for (var k = 1; k <= 20; k++)
            sum += (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * t * t);
        return 2 * sum;
    }
}
