using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>The same positions, in the same row-major order, counted along other axes.</summary>
internal static class Extents
{
    /// <summary>
    /// The coarsest axes of which both are made, or null where there are none: [6, 4] and [2, 12] are both made of [2, 3, 4].
    /// </summary>
    public static Sizes? Common(Sizes a, Sizes b)
    {
        if (a == b || a.Contains(0) || b.Contains(0))
            return a == b ? a : null;
        var axes = new List<int>();
        var (i, j) = (a.Count - 1, b.Count - 1);
        var (x, y) = (1, 1);
        while (true)
        {
            while (x == 1 && i >= 0)
                x = a[i--];
            while (y == 1 && j >= 0)
                y = b[j--];
            if (x == 1 || y == 1)
                return x == y ? [.. Enumerable.Reverse(axes)] : null;
            var (smaller, larger) = (Math.Min(x, y), Math.Max(x, y));
            if (larger % smaller != 0)
                return null;
            axes.Add(smaller);
            (x, y) = (x / smaller, y / smaller);
        }
    }

    /// <summary>A slot seen along finer axes of the same positions.</summary>
    public static Slot Refined(Slot slot, Sizes axes)
    {
        var strides = new int[axes.Count];
        var (source, left, stride) = (slot.Extents.Count, 1, 0);
        for (var axis = axes.Count - 1; axis >= 0; axis--)
        {
            while (left == 1 && source > 0)
                (left, stride) = (slot.Extents[--source], slot.Strides[source]);
            strides[axis] = stride;
            (left, stride) = (left / Math.Max(1, axes[axis]), stride * axes[axis]);
        }
        return slot with { Extents = axes, Strides = [.. strides] };
    }

    /// <summary>The strides of a reduction's target along its operand's axes: those that are gone stand still.</summary>
    public static Sizes Spread(Sizes strides, Sizes gone, int axes)
    {
        var kept = 0;
        return [.. Enumerable.Range(0, axes).Select(axis => gone.Contains(axis) ? 0 : strides[kept++])];
    }

    /// <summary>
    /// Slots over the same extents with axes joined wherever every slot walks them as one, and axes of extent 1 left out.
    /// </summary>
    public static Slot[] Joined(IReadOnlyList<Slot> slots, Sizes extents)
    {
        var axes = Joined(extents, [.. slots.Select(slot => slot.Strides)]);
        Sizes joined = [.. axes.Select(axis => axis.Extent)];
        return [.. slots.Select((slot, i) => slot with { Extents = joined, Strides = [.. axes.Select(axis => axis.Strides[i])] })];
    }

    /// <summary>The same for walks that are known by their strides alone: each axis that is left, with the stride of every walk.</summary>
    public static List<(int Extent, int[] Strides)> Joined(Sizes extents, IReadOnlyList<Sizes> walks)
    {
        var axes = new List<(int Extent, int[] Strides)>();
        for (var axis = 0; axis < extents.Count; axis++)
        {
            var (extent, strides) = (extents[axis], walks.Select(walk => walk[axis]).ToArray());
            if (extent == 1)
                continue;
            if (axes is [.., var outer] && strides.Select(stride => stride * extent).SequenceEqual(outer.Strides))
                axes[^1] = (outer.Extent * extent, strides);
            else
                axes.Add((extent, strides));
        }
        return axes;
    }
}
