using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>Observations in memory: immutable, row-major float32, with labels where the source has them.</summary>
/// <param name="Name">How reports call it, for example "digits (seed 1)" or "mnist".</param>
/// <param name="Shape">The shape of one observation, for example [28, 28].</param>
/// <param name="Values">All numbers, observation after observation: Count × Shape.Size.</param>
/// <param name="Labels">One label an observation, or empty.</param>
/// <param name="Test">The part that the source holds out for testing, or null where it has none.</param>
/// <param name="RedrawSeed">Where set, the values are intensities, from which bits are drawn anew in each epoch with this seed.</param>
public sealed record DataSet(
    string Name,
    Shape Shape,
    ImmutableArray<float> Values,
    ImmutableArray<int> Labels,
    DataSet? Test = null,
    ulong? RedrawSeed = null)
{
    /// <summary>How many numbers one observation has.</summary>
    public int Width => Shape.Size.Count;

    /// <summary>How many observations there are.</summary>
    public int Count => Width == 0 ? 0 : Values.Length / Width;

    /// <summary>One observation's numbers.</summary>
    public ReadOnlySpan<float> this[int index] => Values.AsSpan().Slice(index * Width, Width);
}
