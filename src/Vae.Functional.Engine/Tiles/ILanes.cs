namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// What a formula of element-wise arithmetic is written over: one number (<see cref="Single"/>), as many as a vector register holds
/// (<see cref="Wide"/>), or a record of the arithmetic itself (<see cref="Traced"/>), from which loops are emitted. Every operation is
/// rounded once, so that all of them give the same bits.
/// </summary>
/// <remarks>A comparison gives all bits where it holds and none elsewhere: what <see cref="Select"/> and the bit operators take.</remarks>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>A number.</summary>
    static abstract implicit operator T(float value);

    /// <summary>The number with these bits.</summary>
    static abstract T Bits(int bits);

    /// <summary>a + b.</summary>
    static abstract T operator +(T a, T b);

    /// <summary>a − b.</summary>
    static abstract T operator -(T a, T b);

    /// <summary>a·b.</summary>
    static abstract T operator *(T a, T b);

    /// <summary>a/b.</summary>
    static abstract T operator /(T a, T b);

    /// <summary>The bits that both have.</summary>
    static abstract T operator &(T a, T b);

    /// <summary>The bits that either has.</summary>
    static abstract T operator |(T a, T b);

    /// <summary>The bits that one has and the other has not.</summary>
    static abstract T operator ^(T a, T b);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>√x.</summary>
    static abstract T SquareRoot(T x);

    /// <summary>The larger; NaN where either is, and +0 is larger than −0.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller; NaN where either is, and −0 is smaller than +0.</summary>
    static abstract T Min(T a, T b);

    /// <summary>Whether a &gt; b.</summary>
    static abstract T Greater(T a, T b);

    /// <summary>Whether a = b.</summary>
    static abstract T Equal(T a, T b);

    /// <summary>a where all bits of the condition are set, b where none is.</summary>
    static abstract T Select(T condition, T a, T b);

    /// <summary>The sum of the bits, taken as whole numbers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>The bits moved up, taken as a whole number.</summary>
    static abstract T ShiftLeft(T x, int count);

    /// <summary>The bits moved down, taken as a whole number, under copies of its sign.</summary>
    static abstract T ShiftRight(T x, int count);

    /// <summary>The bits, taken as a whole number, as a number.</summary>
    static abstract T WholeNumber(T x);

    /// <summary>A function of the base library or the reference, number by number.</summary>
    static abstract T Each(RareFunction function, T a, T b);
}
