using System.Globalization;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Specs;

/// <summary>Means with their intervals, in words and as verdicts.</summary>
internal static class Intervals
{
    /// <summary>That an interval holds the true mean.</summary>
    public const double Probability = 0.95;

    /// <summary>As in <c>−3.21 (95 % interval −3.40 to −3.02)</c>.</summary>
    public static string Words(this CrossedMean mean)
    {
        var (low, high) = mean.Interval(Probability);
        return string.Create(CultureInfo.InvariantCulture, $"{mean.Value:F2} ({Probability:P0} interval {low:F2} to {high:F2})");
    }

    /// <summary>Whether a mean that is claimed to be below 0 is, or is not, or cannot be told from 0.</summary>
    public static AuditVerdict IsNegative(this CrossedMean mean) => IsNegative(mean.Interval(Probability));

    /// <summary>The same of the interval.</summary>
    public static AuditVerdict IsNegative((double Low, double High) interval) => interval switch
    {
        ( _, < 0) => AuditVerdict.Holds,
        ( > 0, _) => AuditVerdict.DoesNotHold,
        _ => AuditVerdict.NotDecidable,
    };
}
