using System.Runtime.InteropServices;
using Vae.Functional.Noise;

namespace Vae.Functional;

/// <summary>Grey levels to intensities that have a density.</summary>
public static class Dequantisation
{
    private const int Levels = 256;

    // What noise just below 1 would round to 1, where some densities have no value.
    private static readonly float LargestBelowOne = MathF.BitDecrement(1);

    /// <summary>
    /// The data with noise of the width of one grey level, (255·x + u)/256 with u uniform on (0, 1), for a spec whose observation is
    /// <c>Dequantised</c>: a density on [0, 1] that is fitted to it is bounded, and −log₂ p(x) + 8 bits a component is at least the code
    /// length of the levels (Theis, van den Oord and Bethge 2016). The noise is drawn once, so that all epochs see the same data.
    /// </summary>
    /// <param name="data">Intensities in [0, 1], multiples of 1/255.</param>
    /// <param name="seed">Of the noise.</param>
    public static DataSet Dequantised(this DataSet data, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        var key = NoiseKey.FromSeed(seed).Then("dequantise");
        return Noisy(data, key.Then("train")) with { Test = data.Test is { } test ? Noisy(test, key.Then("test")) : null };
    }

    private static DataSet Noisy(DataSet data, NoiseKey key)
    {
        var values = new float[data.Values.Length];
        key.FillUniform(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = MathF.Min(((Levels - 1) * data.Values[i] + values[i]) / Levels, LargestBelowOne);
        return data with { Name = $"{data.Name}, dequantised", Values = ImmutableCollectionsMarshal.AsImmutableArray(values) };
    }
}
