using System.Globalization;

namespace Vae.Functional.Objectives;

/// <summary>
/// Bounds from both sides on the mean log p(x) of data that the model itself made, in nats per observation. In expectation the mean lies
/// between them; the gap is what annealing with this plan cannot tell.
/// </summary>
/// <param name="Lower">The mean of the lower bounds.</param>
/// <param name="Upper">The mean of the upper bounds.</param>
/// <param name="Deviation">The standard error of either over the data: how well the mean of log p(x) is known at all.</param>
/// <param name="GapError">The standard error of the gap, which the scatter of log p(x) between observations does not enter.</param>
/// <param name="Observations">n.</param>
public sealed record EvidenceCertificate(double Lower, double Upper, double Deviation, double GapError, int Observations)
{
    /// <summary>Upper − Lower.</summary>
    public double Gap => Upper - Lower;

    internal static EvidenceCertificate Of(AnnealedEstimate[] lower, AnnealedEstimate[] upper)
    {
        double[] below = [.. lower.Select(estimate => estimate.Nats)];
        double[] above = [.. upper.Select(estimate => estimate.Nats)];
        double[] gaps = [.. below.Select((value, i) => above[i] - value)];
        return new(below.Average(), above.Average(), StandardError(below), StandardError(gaps), below.Length);
    }

    private static double StandardError(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }

    /// <summary>As in <c>log p(x) between -85.31 and -85.12 nats per observation (gap 0.19 ± 0.02, over 100 simulated ones)</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"log p(x) between {Lower:F2} and {Upper:F2} nats per observation (gap {Gap:F2} ± {GapError:F2}, over {Observations} simulated ones)");
}
