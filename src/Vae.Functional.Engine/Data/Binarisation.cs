using System.Runtime.InteropServices;
using Vae.Functional.Noise;

namespace Vae.Functional;

/// <summary>Intensities in [0, 1] to bits, as pure functions of the intensities and a key.</summary>
public static class Binarisation
{
    /// <summary>The key of all draws of a run.</summary>
    public static NoiseKey Key(ulong seed) => NoiseKey.FromSeed(seed).Then("binarise");

    /// <summary>
    /// The data set's bits. Under <see cref="Binarise.Dynamic"/> its own part keeps its intensities, for <see cref="Draw"/> to be called on
    /// in each epoch; the test part is then drawn once, so that test bounds of different epochs speak of the same data.
    /// </summary>
    public static DataSet Binarised(this DataSet data, Binarise method, ulong seed = 0)
    {
        var key = Key(seed);
        var test = data.Test is { } part ? Bits(part, method, key.Then("test")) : null;
        return (method == Binarise.Dynamic ? data with { RedrawSeed = seed } : Bits(data, method, key.Then("train"))) with { Test = test };
    }

    /// <summary>The key of one epoch's bits under <see cref="Binarise.Dynamic"/>.</summary>
    public static NoiseKey Epoch(ulong seed, int epoch) => Key(seed).Then("epoch").Then(epoch);

    /// <summary>
    /// Draws bits: 1 where a uniform is below the intensity. The uniform belongs to the key and to the place of the number in its data set,
    /// so an observation's bits do not depend on the batch that it is drawn in.
    /// </summary>
    /// <param name="key">The key of the draw.</param>
    /// <param name="intensities">Numbers in [0, 1].</param>
    /// <param name="bits">Where the bits go: as many. It may be the same memory.</param>
    /// <param name="first">The place of the first number in its data set: observation × width.</param>
    public static void Draw(NoiseKey key, ReadOnlySpan<float> intensities, Span<float> bits, long first = 0)
    {
        Span<float> uniforms = stackalloc float[256];
        for (var start = 0; start < intensities.Length; start += uniforms.Length)
        {
            var count = Math.Min(uniforms.Length, intensities.Length - start);
            key.FillUniform(uniforms[..count], first + start);
            for (var index = 0; index < count; index++)
                bits[start + index] = uniforms[index] < intensities[start + index] ? 1f : 0f;
        }
    }

    /// <summary>Writes 1 where the intensity is above one half, else 0.</summary>
    public static void Threshold(ReadOnlySpan<float> intensities, Span<float> bits)
    {
        for (var index = 0; index < intensities.Length; index++)
            bits[index] = intensities[index] > 0.5f ? 1f : 0f;
    }

    private static DataSet Bits(DataSet data, Binarise method, NoiseKey key)
    {
        var bits = new float[data.Values.Length];
        if (method == Binarise.Threshold)
            Threshold(data.Values.AsSpan(), bits);
        else
            Draw(key, data.Values.AsSpan(), bits);
        return data with { Values = ImmutableCollectionsMarshal.AsImmutableArray(bits) };
    }
}
