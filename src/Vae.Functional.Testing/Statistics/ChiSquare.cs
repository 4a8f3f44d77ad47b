using MathNet.Numerics;

namespace Vae.Functional.Testing.Statistics;

/// <summary>Whether counts look like draws from a law over finitely many values (Pearson 1900).</summary>
public static class ChiSquare
{
    /// <summary>The p-value of Σ (observed − expected)²/expected; values that are expected fewer than five times are pooled.</summary>
    /// <param name="counts">How often each value came.</param>
    /// <param name="probabilities">How probable each is; they sum to 1.</param>
    public static double PValue(ReadOnlySpan<int> counts, ReadOnlySpan<double> probabilities)
    {
        var total = 0.0;
        foreach (var count in counts)
            total += count;
        var (statistic, cells, pooled, expectedPooled) = (0.0, 0, 0.0, 0.0);
        for (var i = 0; i < counts.Length; i++)
            if (total * probabilities[i] >= Fewest)
                (statistic, cells) = (statistic + Term(counts[i], total * probabilities[i]), cells + 1);
            else
                (pooled, expectedPooled) = (pooled + counts[i], expectedPooled + total * probabilities[i]);
        if (expectedPooled > 0)
            (statistic, cells) = (statistic + Term(pooled, expectedPooled), cells + 1);
        else if (pooled > 0)
            return 0;
        return cells < 2 ? 1 : SpecialFunctions.GammaUpperRegularized((cells - 1) / 2.0, statistic / 2);
    }

    private const double Fewest = 5;

    private static double Term(double observed, double expected) => (observed - expected) * (observed - expected) / expected;
}
