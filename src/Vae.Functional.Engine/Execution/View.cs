using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Execution;

/// <summary>Numbers at an address, and how far apart neighbours along each axis lie.</summary>
internal readonly unsafe struct View(float* start, Sizes extents, Sizes strides)
{
    public float* Start { get; } = start;

    public nint Address => (nint)Start;

    public Sizes Extents { get; } = extents;

    public Sizes Strides { get; } = strides;

    /// <summary>The numbers of an operand where they are: memories do not move.</summary>
    public static View Of(Operand operand) => new(
        (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(operand.Memory.Values)) + operand.Slot.Offset,
        operand.Slot.Extents,
        operand.Slot.Strides);

    /// <summary>The numbers of a view in row-major order.</summary>
    public Span<float> Numbers => new(Start, Count);

    private int Count
    {
        get
        {
            var count = 1;
            foreach (var extent in Extents.AsSpan())
                count *= extent;
            return count;
        }
    }

    /// <summary>A run of positions along one axis.</summary>
    public View Narrowed(int axis, int start, int length) =>
        new(Start + ((long)start * Strides[axis]), With(Extents, axis, length), Strides);

    /// <summary>The same numbers at every position of some axes.</summary>
    public View Repeated(Sizes along, Sizes extents) => new(Start, extents, Tiles.Extents.Spread(Strides, along, extents.Count));

    /// <summary>The first position of one axis, at all positions of other extents.</summary>
    public View Fixed(int axis, Sizes extents) => new(Start, extents, With(Strides, axis, 0));

    private static Sizes With(Sizes sizes, int axis, int value)
    {
        var changed = sizes.ToArray();
        changed[axis] = value;
        return [.. changed];
    }
}
