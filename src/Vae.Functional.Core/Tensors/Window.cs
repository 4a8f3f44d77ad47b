namespace Vae.Functional.Tensors;

/// <summary>A square that slides over images, as in a convolution.</summary>
/// <param name="Size">How many rows and columns it covers.</param>
/// <param name="Stride">By how many it moves.</param>
/// <param name="Padding">How many rows and columns of zeros an image gets on each side.</param>
public readonly record struct Window(int Size, int Stride = 1, int Padding = 0)
{
    /// <summary>How many places it takes along an axis of an extent; what is left over at the end is not covered.</summary>
    public int Places(int extent) => ((extent + (2 * Padding) - Size) / Stride) + 1;

    /// <summary>Whether it takes a place at all along an axis of an extent.</summary>
    public bool Fits(int extent) => Size > 0 && Stride > 0 && Padding >= 0 && Size <= extent + (2 * Padding);

    /// <summary>As in <c>4×4, stride 2, padding 1</c>.</summary>
    public override string ToString() => $"{Size}×{Size}, stride {Stride}, padding {Padding}";
}
