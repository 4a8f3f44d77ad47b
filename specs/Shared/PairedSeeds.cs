using Vae.Functional.Runner.Comparisons;
using static System.FormattableString;

namespace Vae.Functional.Specs;

/// <summary>
/// The mean difference of two systems' numbers, each pair of the same seed, with an interval that holds the true one with probability 0.95.
/// </summary>
/// <param name="Mean">Of the differences.</param>
/// <param name="Low">Where the interval begins; −∞ of a single seed.</param>
/// <param name="High">Where it ends; ∞ of a single seed.</param>
internal sealed record PairedSeeds(double Mean, double Low, double High)
{
    /// <summary>Of numbers by seed, the first less the second.</summary>
    public static PairedSeeds Of(IEnumerable<double> numbers, IEnumerable<double> reference)
    {
        double[] differences = [.. numbers.Zip(reference, (number, other) => number - other)];
        if (differences is [var only])
            return new(only, double.NegativeInfinity, double.PositiveInfinity);
        var mean = CrossedMean.Of([differences]);
        var (low, high) = mean.Interval(Intervals.Probability);
        return new(mean.Value, low, high);
    }

    /// <summary>What becomes of the claim that the first is the smaller.</summary>
    public AuditVerdict IsSmaller => Intervals.IsNegative((Low, High));

    /// <summary>What becomes of the claim that the first is the larger.</summary>
    public AuditVerdict IsLarger => Intervals.IsNegative((-High, -Low));

    private bool HasInterval => double.IsFinite(Low);

    /// <summary>As in <c>−3.2 [−4.1, −2.3]</c>; of a single seed the number alone.</summary>
    public string Brief => HasInterval ? Invariant($"{Mean:F1} [{Low:F1}, {High:F1}]") : Invariant($"{Mean:F1}");

    /// <summary>As in <c>−0.210 (95 % interval −0.300 to −0.120)</c>; of a single seed <c>−0.210 (one seed)</c>.</summary>
    public override string ToString() => HasInterval
        ? Invariant($"{Mean:F3} ({Intervals.Probability:P0} interval {Low:F3} to {High:F3})")
        : Invariant($"{Mean:F3} (one seed)");
}
