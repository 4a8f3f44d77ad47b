using System.Numerics;
using System.Runtime.InteropServices;

namespace Vae.Functional.Engine.Execution;

/// <summary>Float32 numbers that bfloat16 can hold: the upper half of their bits, rounded to nearest, ties to even.</summary>
internal static class Bfloat16
{
    private const uint UpperHalf = 0xffff0000;
    private const uint QuietBit = 0x00400000;

    /// <summary>The nearest bfloat16 to each number; what is not a number remains none.</summary>
    public static void Round(Span<float> values)
    {
        var bits = MemoryMarshal.Cast<float, uint>(values);
        var vectors = MemoryMarshal.Cast<uint, Vector<uint>>(bits);
        foreach (ref var vector in vectors)
        {
            var number = Vector.Equals(Vector.AsVectorSingle(vector), Vector.AsVectorSingle(vector));
            var last = (vector >>> 16) & Vector<uint>.One;
            var rounded = vector + new Vector<uint>(0x7fff) + last;
            vector = Vector.ConditionalSelect(Vector.AsVectorUInt32(number), rounded, vector | new Vector<uint>(QuietBit))
                & new Vector<uint>(UpperHalf);
        }
        for (var i = vectors.Length * Vector<uint>.Count; i < bits.Length; i++)
            bits[i] = (float.IsNaN(values[i]) ? bits[i] | QuietBit : bits[i] + 0x7fff + ((bits[i] >> 16) & 1)) & UpperHalf;
    }
}
