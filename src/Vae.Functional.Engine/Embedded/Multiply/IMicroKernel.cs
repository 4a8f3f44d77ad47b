namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>
/// The inner loop of a matrix product: a tile of C that stays in registers while depth goes by. Each element is one chain of fused
/// multiply-adds in the order of depth, so every kernel over fused arithmetic gives the same bits.
/// </summary>
internal unsafe interface IMicroKernel
{
    /// <summary>The tile's rows.</summary>
    static abstract int Rows { get; }

    /// <summary>The tile's columns.</summary>
    static abstract int Columns { get; }

    /// <summary>C = Σₖ aₖ bₖᵀ, or C + Σₖ aₖ bₖᵀ.</summary>
    /// <param name="depth">How many k.</param>
    /// <param name="a">The tile's rows of A: <see cref="Rows"/> numbers for each k.</param>
    /// <param name="aStep">How far apart those of neighbouring k lie.</param>
    /// <param name="b">The tile's columns of B: <see cref="Columns"/> numbers for each k.</param>
    /// <param name="bStep">How far apart those of neighbouring k lie.</param>
    /// <param name="c">The tile.</param>
    /// <param name="stride">How far apart its rows lie.</param>
    /// <param name="adds">Whether the tile's own numbers are added.</param>
    static abstract void Run(int depth, float* a, nint aStep, float* b, nint bStep, float* c, nint stride, bool adds);
}
