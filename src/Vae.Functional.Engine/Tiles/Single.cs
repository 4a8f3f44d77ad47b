using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Tiles;

/// <summary>One number: the plain twin of every vector formula.</summary>
internal readonly record struct Single(float Value) : ILanes<Single>
{
    public static implicit operator Single(float value) => new(value);

    public static Single Bits(int bits) => BitConverter.Int32BitsToSingle(bits);

    public static Single operator +(Single a, Single b) => a.Value + b.Value;

    public static Single operator -(Single a, Single b) => a.Value - b.Value;

    public static Single operator *(Single a, Single b) => a.Value * b.Value;

    public static Single operator /(Single a, Single b) => a.Value / b.Value;

    public static Single operator &(Single a, Single b) => Bits(Whole(a) & Whole(b));

    public static Single operator |(Single a, Single b) => Bits(Whole(a) | Whole(b));

    public static Single operator ^(Single a, Single b) => Bits(Whole(a) ^ Whole(b));

    public static Single MultiplyAdd(Single a, Single b, Single c) => MathF.FusedMultiplyAdd(a.Value, b.Value, c.Value);

    public static Single SquareRoot(Single x) => MathF.Sqrt(x.Value);

    public static Single Max(Single a, Single b) => MathF.Max(a.Value, b.Value);

    public static Single Min(Single a, Single b) => MathF.Min(a.Value, b.Value);

    public static Single Greater(Single a, Single b) => Mask(a.Value > b.Value);

    public static Single Equal(Single a, Single b) => Mask(a.Value == b.Value);

    public static Single Select(Single condition, Single a, Single b) => Whole(condition) != 0 ? a : b;

    public static Single AddBits(Single a, Single b) => Bits(unchecked(Whole(a) + Whole(b)));

    public static Single ShiftLeft(Single x, int count) => Bits(Whole(x) << count);

    public static Single ShiftRight(Single x, int count) => Bits(Whole(x) >> count);

    public static Single WholeNumber(Single x) => Whole(x);

    public static Single Each(RareFunction function, Single a, Single b) => function.Of(a.Value, b.Value);

    private static Single Mask(bool holds) => Bits(holds ? -1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Whole(Single x) => BitConverter.SingleToInt32Bits(x.Value);
}
