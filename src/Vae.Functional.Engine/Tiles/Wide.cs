using System.Numerics;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Engine.Tiles;

/// <summary>As many numbers as a vector register of this machine holds.</summary>
internal readonly struct Wide(Vector<float> value) : ILanes<Wide>
{
    public Vector<float> Value { get; } = value;

    public static implicit operator Wide(float value) => new(new Vector<float>(value));

    public static Wide Bits(int bits) => new(Vector.AsVectorSingle(new Vector<int>(bits)));

    public static Wide operator +(Wide a, Wide b) => new(a.Value + b.Value);

    public static Wide operator -(Wide a, Wide b) => new(a.Value - b.Value);

    public static Wide operator *(Wide a, Wide b) => new(a.Value * b.Value);

    public static Wide operator /(Wide a, Wide b) => new(a.Value / b.Value);

    public static Wide operator &(Wide a, Wide b) => new(a.Value & b.Value);

    public static Wide operator |(Wide a, Wide b) => new(a.Value | b.Value);

    public static Wide operator ^(Wide a, Wide b) => new(a.Value ^ b.Value);

    public static Wide MultiplyAdd(Wide a, Wide b, Wide c) => new(Vector.FusedMultiplyAdd(a.Value, b.Value, c.Value));

    public static Wide SquareRoot(Wide x) => new(Vector.SquareRoot(x.Value));

    public static Wide Max(Wide a, Wide b) => new(Vector.Max(a.Value, b.Value));

    public static Wide Min(Wide a, Wide b) => new(Vector.Min(a.Value, b.Value));

    public static Wide Greater(Wide a, Wide b) => new(Vector.AsVectorSingle(Vector.GreaterThan(a.Value, b.Value)));

    public static Wide Equal(Wide a, Wide b) => new(Vector.AsVectorSingle(Vector.Equals(a.Value, b.Value)));

    public static Wide Select(Wide condition, Wide a, Wide b) =>
        new(Vector.ConditionalSelect(Vector.AsVectorInt32(condition.Value), a.Value, b.Value));

    public static Wide AddBits(Wide a, Wide b) => Whole(Vector.AsVectorInt32(a.Value) + Vector.AsVectorInt32(b.Value));

    public static Wide ShiftLeft(Wide x, int count) => Whole(Vector.AsVectorInt32(x.Value) << count);

    public static Wide ShiftRight(Wide x, int count) => Whole(Vector.AsVectorInt32(x.Value) >> count);

    public static Wide WholeNumber(Wide x) => new(Vector.ConvertToSingle(Vector.AsVectorInt32(x.Value)));

    public static Wide Each(RareFunction function, Wide a, Wide b)
    {
        Span<float> values = stackalloc float[Vector<float>.Count];
        for (var lane = 0; lane < values.Length; lane++)
            values[lane] = function.Of(a.Value[lane], b.Value[lane]);
        return new(new Vector<float>(values));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Wide Whole(Vector<int> bits) => new(Vector.AsVectorSingle(bits));
}
