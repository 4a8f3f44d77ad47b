using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Vae.Functional.Specs;

/// <summary>The mean of differences, one a seed, with an interval that holds the true mean with probability 0.95, by Student's t.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Where the interval begins.</param>
/// <param name="High">Where it ends.</param>
internal sealed record SeedDifference(double Mean, double Low, double High)
{
    /// <summary>Of values paired by seed, the first less the second; at least two seeds.</summary>
    public static SeedDifference Of(IEnumerable<double> values, IEnumerable<double> reference)
    {
        double[] differences = [.. values.Zip(reference, (value, subtracted) => value - subtracted)];
        var (mean, deviation) = differences.MeanStandardDeviation();
        var reach = StudentT.InvCDF(0, 1, differences.Length - 1, 0.975) * deviation / Math.Sqrt(differences.Length);
        return new(mean, mean - reach, mean + reach);
    }

    /// <summary>What becomes of the claim that the true mean is above 0.</summary>
    public AuditVerdict IsPositive => Low > 0 ? AuditVerdict.Holds : High < 0 ? AuditVerdict.DoesNotHold : AuditVerdict.NotDecidable;

    /// <summary>As in <c>-3.2 [-4.1, -2.3]</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Mean:F1} [{Low:F1}, {High:F1}]");
}
