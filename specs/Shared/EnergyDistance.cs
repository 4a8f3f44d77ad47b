using System.Numerics.Tensors;

namespace Vae.Functional.Specs;

/// <summary>
/// 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖, which is 0 for equal distributions and positive for all others (Székely and Rizzo 2013): how far
/// generated images are from the data's, with no network of its own. Over different pairs only, so it is unbiased and can fall below 0.
/// </summary>
internal static class EnergyDistance
{
    /// <summary>In units of the data, from two samples laid flat.</summary>
    public static double Between(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int width) =>
        2 * MeanDistance(x, y, width, isSame: false) - MeanDistance(x, x, width, isSame: true) - MeanDistance(y, y, width, isSame: true);

    private static double MeanDistance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, int width, bool isSame)
    {
        var (rows, columns, sum) = (x.Length / width, y.Length / width, 0.0);
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < columns; j++)
                sum += TensorPrimitives.Distance(x.Slice(i * width, width), y.Slice(j * width, width));
        return sum / (isSame ? (double)rows * (rows - 1) : (double)rows * columns);
    }
}
