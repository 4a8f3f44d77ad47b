using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Specs;

/// <summary>How pixels that lie side by side go together.</summary>
internal static class Neighbours
{
    private const int Blocks = 20;

    /// <summary>
    /// The correlation of neighbouring pixels, Σ eᵢeⱼ/√(Σ eᵢ² Σ eⱼ²) over all pairs side by side in rows, with its standard error
    /// over twenty blocks of images.
    /// </summary>
    /// <param name="deviations">e, of mean 0: images less their means, laid flat.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="pixels">Pixels of an image.</param>
    public static CrossedMean Correlation(float[] deviations, int width, int pixels)
    {
        var images = deviations.Length / pixels;
        var blocks = deviations.Chunk(pixels * Math.Max(1, images / Blocks)).Take(Blocks);
        return CrossedMean.Of([[.. blocks.Select(block => OfBlock(block, width))]]);
    }

    private static double OfBlock(float[] block, int width)
    {
        double products = 0, left = 0, right = 0;
        for (var i = 0; i < block.Length - 1; i++)
        {
            if (i % width == width - 1)
                continue;
            products += (double)block[i] * block[i + 1];
            left += (double)block[i] * block[i];
            right += (double)block[i + 1] * block[i + 1];
        }
        return products / Math.Sqrt(left * right);
    }
}
