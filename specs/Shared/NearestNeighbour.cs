using System.Numerics.Tensors;

namespace Vae.Functional.Specs;

/// <summary>The label of the nearest labelled observation (Cover and Hart 1967): a classifier with nothing to tune.</summary>
/// <param name="Features">[n, width] laid flat.</param>
/// <param name="Labels">n labels.</param>
internal sealed record NearestNeighbour(float[] Features, int[] Labels)
{
    private int Width => Features.Length / Labels.Length;

    /// <summary>For each row of other features, 1 where its label is another than the nearest one's, else 0.</summary>
    public double[] Mistakes(float[] features, IReadOnlyList<int> labels) =>
        [.. features.Chunk(Width).Select((row, i) => Nearest(row) == labels[i] ? 0.0 : 1)];

    private int Nearest(float[] row)
    {
        var (nearest, least) = (0, float.PositiveInfinity);
        for (var i = 0; i < Labels.Length; i++)
        {
            var distance = TensorPrimitives.Distance<float>(row, Features.AsSpan(i * Width, Width));
            (nearest, least) = distance < least ? (i, distance) : (nearest, least);
        }
        return Labels[nearest];
    }
}
