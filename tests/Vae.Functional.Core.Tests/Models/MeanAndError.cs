namespace Vae.Functional.Core.Tests.Models;

/// <summary>The mean of independent numbers, and its standard error.</summary>
internal readonly record struct MeanAndError(double Mean, double Error)
{
    public static MeanAndError Of(double[] values)
    {
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean)) / values.Length));
    }
}
