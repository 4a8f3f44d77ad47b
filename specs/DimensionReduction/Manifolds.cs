using Vae.Functional.Noise;

namespace Vae.Functional.Specs;

/// <summary>Points on a curved manifold of known dimension: x = W₂ tanh(W₁ z), z ~ N(0, I), the entries of W drawn once.</summary>
internal static class Manifolds
{
    /// <summary>How many components an observation has.</summary>
    public const int Width = 50;

    private const int Hidden = 50;

    /// <summary>Training points and half as many for testing.</summary>
    /// <param name="dimension">Of z.</param>
    /// <param name="count">How many to train on.</param>
    public static DataSet Of(int dimension, int count)
    {
        var key = NoiseKey.FromSeed((ulong)dimension);
        var inner = Normals(key.Then("W1"), dimension * Hidden, 1 / Math.Sqrt(dimension));
        var outer = Normals(key.Then("W2"), Hidden * Width, Math.Sqrt(2.0 / Hidden));
        DataSet Points(string part, int n) => Data.From(
            Product(Array.ConvertAll(Product(Normals(key.Then(part), n * dimension, 1), inner, dimension), MathF.Tanh), outer, Hidden),
            Width) with { Name = $"manifold of dimension {dimension}" };
        return Points("training", count) with { Test = Points("test", count / 2) };
    }

    private static float[] Normals(NoiseKey key, int count, double deviation)
    {
        var drawn = new float[count];
        key.FillStandardNormal(drawn);
        return Array.ConvertAll(drawn, number => (float)(deviation * number));
    }

    // [n, shared] times [shared, m], laid flat.
    private static float[] Product(float[] left, float[] right, int shared)
    {
        var (n, m) = (left.Length / shared, right.Length / shared);
        var product = new float[n * m];
        for (var i = 0; i < n; i++)
            for (var k = 0; k < shared; k++)
                for (var j = 0; j < m; j++)
                    product[i * m + j] += left[i * shared + k] * right[k * m + j];
        return product;
    }
}
