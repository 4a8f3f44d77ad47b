using MathNet.Numerics;
using MathNet.Numerics.LinearRegression;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Specs;

/// <summary>What can be measured on pictures of boots, toe to the left, and how much of it codes tell.</summary>
internal static class Footwear
{
    private const int Label = 9;
    private const float Lit = 0.3f;
    private const int Sole = 4;

    /// <summary>The boots among articles of clothing, or the nines among digits.</summary>
    public static DataSet Of(DataSet data) => Only(data) with { Test = Only(data.Test!) };

    /// <summary>Rows of pixels from the top of the shaft to the sole.</summary>
    public static double Shaft(ReadOnlySpan<float> image, int width)
    {
        var (first, last) = LitRows(image, width);
        return last - first + 1;
    }

    /// <summary>Dark pixels between toe and heel in the lowest rows: the arch, which a higher heel makes larger.</summary>
    public static double Heel(ReadOnlySpan<float> image, int width)
    {
        var (dark, last) = (0, LitRows(image, width).Last);
        for (var row = Math.Max(0, last - Sole + 1); row <= last; row++)
        {
            var pixels = image.Slice(row * width, width);
            var (from, to) = (pixels.IndexOfAnyInRange(Lit, float.MaxValue), pixels.LastIndexOfAnyInRange(Lit, float.MaxValue));
            for (var column = from; column >= 0 && column <= to; column++)
                dark += pixels[column] < Lit ? 1 : 0;
        }
        return dark;
    }

    /// <summary>R² of a linear regression on some components of codes.</summary>
    public static double Explained(double[] factor, float[][] codes, params int[] components)
    {
        double[][] inputs = [.. codes.Select(code => components.Select(i => (double)code[i]).ToArray())];
        var weights = MultipleRegression.QR(inputs, factor, intercept: true);
        return GoodnessOfFit.RSquared(inputs.Select(input => weights[0] + input.Zip(weights.Skip(1), (z, w) => z * w).Sum()), factor);
    }

    private static (int First, int Last) LitRows(ReadOnlySpan<float> image, int width)
    {
        var first = image.IndexOfAnyInRange(Lit, float.MaxValue);
        return first < 0 ? (0, 0) : (first / width, image.LastIndexOfAnyInRange(Lit, float.MaxValue) / width);
    }

    private static DataSet Only(DataSet data) =>
        data.Rows([.. Enumerable.Range(0, data.Count).Where(i => data.Labels[i] == Label)]) with { Name = $"{data.Name} (class {Label})" };
}
