using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using StudentDistribution = MathNet.Numerics.Distributions.StudentT;

namespace Vae.Functional.Runner.Comparisons;

/// <summary>
/// The mean of numbers by seed and by observation, each seed having met the same observations. Both scatter: the variance of the mean is
/// that of the seeds' means over S and that of the observations' means over N (which counts their interaction twice, and so is not too
/// small), with Satterthwaite's degrees of freedom. Of a single seed the scatter between seeds is not known, and left out.
/// </summary>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Of the mean.</param>
/// <param name="Freedom">Degrees of freedom of the standard error.</param>
public sealed record CrossedMean(double Value, double StandardError, double Freedom)
{
    /// <summary>The mean of at least one row of at least two numbers, all as long.</summary>
    public static CrossedMean Of(IReadOnlyList<double[]> bySeed)
    {
        double[] seeds = [.. bySeed.Select(row => row.Average())];
        double[] observations = [.. Enumerable.Range(0, bySeed[0].Length).Select(i => bySeed.Average(row => row[i]))];
        var (between, within) = (seeds.Length > 1 ? seeds.Variance() / seeds.Length : 0, observations.Variance() / observations.Length);
        var total = between + within;
        var spread = (seeds.Length > 1 ? between * between / (seeds.Length - 1) : 0) + within * within / (observations.Length - 1);
        return new(seeds.Average(), Math.Sqrt(total), spread > 0 ? total * total / spread : double.PositiveInfinity);
    }

    /// <summary>The mean of one row less another, number by number.</summary>
    /// <param name="bySeed">A row a seed.</param>
    /// <param name="reference">As many rows of as many numbers.</param>
    public static CrossedMean OfDifference(IReadOnlyList<double[]> bySeed, IReadOnlyList<double[]> reference) =>
        Of([.. bySeed.Zip(reference, (row, other) => row.Zip(other, (value, subtracted) => value - subtracted).ToArray())]);

    /// <summary>An interval that holds the true mean with the given probability, by Student's t.</summary>
    public (double Low, double High) Interval(double probability)
    {
        var reach = StandardError == 0 ? 0
            : StandardError * (double.IsInfinity(Freedom) ? Normal.InvCDF(0, 1, (1 + probability) / 2)
                : StudentDistribution.InvCDF(0, 1, Freedom, (1 + probability) / 2));
        return (Value - reach, Value + reach);
    }
}
