namespace Vae.Functional.Engine.Measures;

/// <summary>The mean of a sample and its standard error, the deviation over √n; 0 for a single number.</summary>
/// <param name="Value">The mean.</param>
/// <param name="StandardError">Of the mean.</param>
internal readonly record struct SampleMean(double Value, double StandardError)
{
    /// <summary>The mean of at least one number.</summary>
    public static SampleMean Of(double[] values)
    {
        var mean = values.Average();
        var variance = values.Length < 2 ? 0 : values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        return new(mean, Math.Sqrt(variance / values.Length));
    }

    /// <summary>
    /// The sum of the variances of w components over n rows, unbiased, from the squared distances of the rows to their mean.
    /// </summary>
    /// <param name="rows">[n, w] laid flat, n ≥ 2.</param>
    /// <param name="width">w.</param>
    public static SampleMean OfSpread(ReadOnlySpan<float> rows, int width)
    {
        var (count, centre) = (rows.Length / width, new double[width]);
        for (var i = 0; i < rows.Length; i++)
            centre[i % width] += rows[i] / (double)count;
        var squares = new double[count];
        for (var i = 0; i < rows.Length; i++)
            squares[i / width] += (rows[i] - centre[i % width]) * (rows[i] - centre[i % width]);
        var (mean, error) = Of(squares);
        return new(mean * count / (count - 1), error);
    }

    /// <summary>As a measurement.</summary>
    public Measurement Measured(string name, string unit, Standing standing, string of) =>
        new(name, Value, StandardError, unit, standing, of);
}
