using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>A tensor of a file: its name, what its elements are, and their little-endian bytes.</summary>
/// <param name="Name">The name, unique in its file.</param>
/// <param name="Type">The type of the elements.</param>
/// <param name="Shape">The extents; empty for a single number.</param>
/// <param name="Bytes">The elements, row-major.</param>
public sealed record NamedTensor(string Name, ElementType Type, ImmutableArray<int> Shape, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A tensor of 32-bit floats.</summary>
    public static NamedTensor Of(string name, ImmutableArray<int> shape, ReadOnlySpan<float> values) =>
        new(name, ElementType.F32, shape, LittleEndian(Counted(shape, values)));

    /// <summary>A tensor of 64-bit floats.</summary>
    public static NamedTensor Of(string name, ImmutableArray<int> shape, ReadOnlySpan<double> values) =>
        new(name, ElementType.F64, shape, LittleEndian(Counted(shape, values)));

    /// <summary>A tensor of 64-bit integers.</summary>
    public static NamedTensor Of(string name, ImmutableArray<int> shape, ReadOnlySpan<long> values) =>
        new(name, ElementType.I64, shape, LittleEndian(Counted(shape, values)));

    /// <summary>The elements as 32-bit floats; or a fault where they are something else.</summary>
    public Either<Fault, float[]> Floats() => Elements<float>(ElementType.F32);

    /// <summary>The elements as 64-bit floats; or a fault where they are something else.</summary>
    public Either<Fault, double[]> Doubles() => Elements<double>(ElementType.F64);

    /// <summary>The elements as 64-bit integers; or a fault where they are something else.</summary>
    public Either<Fault, long[]> Longs() => Elements<long>(ElementType.I64);

    private Either<Fault, T[]> Elements<T>(ElementType expected)
        where T : unmanaged
    {
        if (Type != expected)
            return new Fault($"tensor \"{Name}\" holds {Type} where {expected} was expected");

        var bytes = Bytes.ToArray();
        SwapOnBigEndian(bytes, expected.Size());
        return MemoryMarshal.Cast<byte, T>(bytes).ToArray();
    }

    private static ReadOnlySpan<T> Counted<T>(ImmutableArray<int> shape, ReadOnlySpan<T> values) =>
        shape.Aggregate(1L, (size, extent) => size * extent) == values.Length
            ? values
            : throw new ArgumentException($"{values.Length} values do not fill the shape [{string.Join(", ", shape)}]", nameof(values));

    private static byte[] LittleEndian<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(values).ToArray();
        SwapOnBigEndian(bytes, bytes.Length == 0 ? 1 : bytes.Length / values.Length);
        return bytes;
    }

    private static void SwapOnBigEndian(Span<byte> bytes, int elementSize)
    {
        if (BitConverter.IsLittleEndian)
            return;
        for (; !bytes.IsEmpty; bytes = bytes[elementSize..])
            bytes[..elementSize].Reverse();
    }
}
