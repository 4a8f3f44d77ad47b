using Vae.Functional.Noise;

namespace Vae.Functional.Tests;

/// <summary>Small data sets drawn from keys.</summary>
internal static class Sets
{
    public const int Count = 300;

    /// <summary>Easy bits: each row is one of two patterns of eight bits, with one bit in twenty flipped.</summary>
    public static DataSet Bits(int count = Count, ulong seed = 1)
    {
        var uniforms = Uniforms(count * 9, seed);
        float Bit(int i) => (uniforms[count * 8 + i / 8] < 0.5f) ^ (i % 2 == 0) ^ (uniforms[i] < 0.05f) ? 1f : 0f;
        return Data.From(
            [.. Enumerable.Range(0, count * 8).Select(Bit)],
            (2, 4),
            [.. Enumerable.Range(0, count).Select(row => uniforms[count * 8 + row] < 0.5f ? 0 : 1)]);
    }

    /// <summary>Intensities in [0, 1] near the two patterns.</summary>
    public static DataSet Greys(int count = Count, ulong seed = 1)
    {
        var (bits, noise) = (Bits(count, seed), Uniforms(count * 8, seed + 100));
        return Data.From([.. bits.Values.Select((bit, i) => Math.Clamp(0.8f * bit + 0.2f * noise[i], 0, 1))], (2, 4));
    }

    /// <summary>x = W z + b + noise with two factors and four components: what a linear-Gaussian model can be.</summary>
    public static DataSet Linear(int count = Count, ulong seed = 1)
    {
        var normals = new float[count * 6];
        NoiseKey.FromSeed(seed).Then("linear").FillStandardNormal(normals);
        float[] w = [1.5f, 0.2f, -0.7f, 0.4f, 0.1f, 1.1f, 0.5f, -0.9f];
        float At(int row, int column) =>
            w[column] * normals[row * 6]
            + w[4 + column] * normals[row * 6 + 1]
            + 0.3f * column
            + 0.5f * normals[row * 6 + 2 + column];
        return Data.From([.. Enumerable.Range(0, count * 4).Select(i => At(i / 4, i % 4))], 4);
    }

    private static float[] Uniforms(int count, ulong seed)
    {
        var values = new float[count];
        NoiseKey.FromSeed(seed).Then("set").FillUniform(values);
        return values;
    }
}
