using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>Flat positions in one array for each element of another, in order.</summary>
internal static class Positions
{
    /// <summary>Where each element of an array came from that is another broadcast, aligned at the last axis.</summary>
    public static int[] Broadcast(int[] extents, int[] source)
    {
        var (own, strides) = (DenseArray.Strides(source), new int[extents.Length]);
        for (var axis = 0; axis < own.Length; axis++)
            strides[axis + extents.Length - own.Length] = source[axis] == 1 ? 0 : own[axis];
        return Of(extents, strides, 0);
    }

    /// <summary>Where each element of an array came from whose axes are another's in this order.</summary>
    public static int[] Transposed(int[] extents, int[] source, Sizes order)
    {
        var own = DenseArray.Strides(source);
        return Of(extents, [.. order.Select(axis => own[axis])], 0);
    }

    /// <summary>Where each element of a part lies in a whole that is longer along one axis.</summary>
    public static int[] Along(int axis, int start, int[] part, int[] whole)
    {
        var strides = DenseArray.Strides(whole);
        return Of(part, strides, start * strides[axis]);
    }

    /// <summary>Where each element goes when axes are removed.</summary>
    public static int[] Kept(int[] extents, Sizes removed)
    {
        var kept = DenseArray.Strides([.. extents.Where((_, axis) => !removed.Contains(axis))]);
        var next = 0;
        return Of(extents, [.. extents.Select((_, axis) => removed.Contains(axis) ? 0 : kept[next++])], 0);
    }

    private static int[] Of(int[] extents, int[] strides, int start)
    {
        var positions = new int[extents.Aggregate(1, (product, extent) => product * extent)];
        var (at, position) = (start, new int[extents.Length]);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = at;
            for (var axis = extents.Length - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++position[axis] < extents[axis])
                    break;
                at -= strides[axis] * extents[axis];
                position[axis] = 0;
            }
        }
        return positions;
    }
}
