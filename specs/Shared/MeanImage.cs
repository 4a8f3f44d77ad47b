using System.Numerics.Tensors;

namespace Vae.Functional.Specs;

/// <summary>What is left of images that are all taken for the same one: their mean.</summary>
internal static class MeanImage
{
    /// <summary>The mean of images laid flat behind one another, once for each of them.</summary>
    /// <param name="images">[n, D] laid flat.</param>
    /// <param name="width">D.</param>
    public static float[] ForEach(ReadOnlySpan<float> images, int width)
    {
        var (repeated, mean) = (new float[images.Length], new float[width]);
        for (var at = 0; at < images.Length; at += width)
            TensorPrimitives.Add(mean, images.Slice(at, width), mean);
        TensorPrimitives.Divide(mean, images.Length / width, mean);
        for (var at = 0; at < images.Length; at += width)
            mean.CopyTo(repeated.AsSpan(at));
        return repeated;
    }
}
