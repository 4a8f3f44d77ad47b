namespace Vae.Functional.Testing.Statistics;

/// <summary>
/// An upper bound on a variance from draws without a bound. Half the squared difference of two draws is non-negative with mean σ² and
/// second moment (κ + 3)σ⁴/2, where κ is the kurtosis; the mean of m such falls below (1 − t)σ² with probability at most exp(−m t²/(κ +
/// 3)) (Maurer 2003: the lower tail of a sum of non-negative numbers is sub-Gaussian).
/// </summary>
public static class VarianceBound
{
    /// <summary>A number that is below the variance with probability at most <paramref name="errorRate"/>.</summary>
    /// <param name="draws">Independent draws.</param>
    /// <param name="kurtosis">κ, an upper bound that is assumed.</param>
    /// <param name="errorRate">As a probability.</param>
    public static double Of(ReadOnlySpan<double> draws, double kurtosis, double errorRate)
    {
        var pairs = draws.Length / 2;
        var sum = 0.0;
        for (var i = 0; i < pairs; i++)
            sum += 0.5 * (draws[2 * i] - draws[2 * i + 1]) * (draws[2 * i] - draws[2 * i + 1]);
        var shortfall = Math.Sqrt((kurtosis + 3) * Math.Log(1 / errorRate) / pairs);
        return shortfall < 1
            ? sum / pairs / (1 - shortfall)
            : throw new ArgumentException($"{draws.Length} draws bound no variance at a kurtosis of {kurtosis:G3}; give more");
    }
}
