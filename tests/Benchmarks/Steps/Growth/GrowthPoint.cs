namespace Vae.Functional.Benchmarks.Steps.Growth;

/// <summary>What one model of a series came to.</summary>
/// <param name="Series">Which number varies.</param>
/// <param name="Value">That number.</param>
/// <param name="Batch">Observations a step.</param>
/// <param name="Operations">Multiplications and additions in a step's matrix products.</param>
/// <param name="MedianMs">Milliseconds a step, the median over rounds.</param>
internal sealed record GrowthPoint(string Series, int Value, int Batch, double Operations, double MedianMs)
{
    public double ObservationsASecond => 1e3 * Batch / MedianMs;

    public double GigaflopsASecond => 1e-6 * Operations / MedianMs;
}

/// <summary>milliseconds = fixed + slope · operations, where the squares of the relative deviations are least.</summary>
internal sealed record GrowthLine(double FixedMs, double MsAnOperation)
{
    public double DeviationOf(GrowthPoint point) => point.MedianMs / (FixedMs + (MsAnOperation * point.Operations)) - 1;

    public static GrowthLine Through(IReadOnlyList<GrowthPoint> points)
    {
        // Each equation divided by its time: a·(1/t) + b·(n/t) = 1.
        var (aa, ab, bb, a1, b1) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var point in points)
        {
            var (a, b) = (1 / point.MedianMs, point.Operations / point.MedianMs);
            (aa, ab, bb, a1, b1) = (aa + (a * a), ab + (a * b), bb + (b * b), a1 + a, b1 + b);
        }
        var determinant = (aa * bb) - (ab * ab);
        return new(((a1 * bb) - (b1 * ab)) / determinant, ((aa * b1) - (ab * a1)) / determinant);
    }
}
