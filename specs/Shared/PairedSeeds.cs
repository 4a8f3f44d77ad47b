using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;
using static System.FormattableString;

namespace Vae.Functional.Specs;

/// <summary>The difference of two systems' numbers, each pair of the same seed, with the interval of Student's t at 95 %.</summary>
/// <param name="Mean">Of the differences.</param>
/// <param name="Reach">Of the interval to either side; infinite of a single seed.</param>
internal sealed record PairedSeeds(double Mean, double Reach)
{
    private const double Probability = 0.95;

    /// <summary>Of numbers by seed.</summary>
    public static PairedSeeds Of(IReadOnlyList<double> numbers, IReadOnlyList<double> reference)
    {
        double[] differences = [.. numbers.Zip(reference, (number, other) => number - other)];
        var freedom = differences.Length - 1;
        return new(differences.Mean(), freedom == 0
            ? double.PositiveInfinity
            : StudentT.InvCDF(0, 1, freedom, (1 + Probability) / 2) * differences.StandardDeviation() / Math.Sqrt(differences.Length));
    }

    /// <summary>Whether the first is certainly the smaller, certainly the larger, or neither.</summary>
    public AuditVerdict IsSmaller => Mean + Reach < 0 ? AuditVerdict.Holds
        : Mean - Reach > 0 ? AuditVerdict.DoesNotHold
        : AuditVerdict.NotDecidable;

    /// <summary>As in <c>−0.21 (95 % interval −0.30 to −0.12)</c>.</summary>
    public override string ToString() => Invariant($"{Mean:F3} (95 % interval {Mean - Reach:F3} to {Mean + Reach:F3})");
}
