using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Planning;

/// <summary>The view primitives as arithmetic on slots: nothing is moved.</summary>
internal static class Views
{
    /// <summary>The operand's slot seen through a view, or null where the numbers would have to be moved first.</summary>
    public static Slot? Through(Expr.Apply view, Slot slot, Sizes extents) => view.Primitive switch
    {
        Primitive.StopGradient => slot,
        Primitive.Reshape => slot.IsContiguous ? Slot.Contiguous(slot.Area, slot.Offset, extents) : Squeezed(slot, extents),
        Primitive.Transpose => slot with { Extents = extents, Strides = [.. view.Attributes.Axes.Select(axis => slot.Strides[axis])] },
        Primitive.Broadcast => slot with { Extents = extents, Strides = Repeating(slot, extents) },
        Primitive.Slice => slot.Narrowed(view.Attributes.Axes[0], view.Attributes.Start, view.Attributes.Length),
        _ => null,
    };

    private static Sizes Repeating(Slot slot, Sizes extents)
    {
        var added = extents.Count - slot.Extents.Count;
        return [.. extents.Select((extent, axis) => axis < added || slot.Extents[axis - added] != extent ? 0 : slot.Strides[axis - added])];
    }

    // Axes of extent 1 come and go without moving anything.
    private static Slot? Squeezed(Slot slot, Sizes extents)
    {
        var kept = Enumerable.Range(0, slot.Extents.Count).Where(axis => slot.Extents[axis] != 1).ToArray();
        if (!kept.Select(axis => slot.Extents[axis]).SequenceEqual(extents.Where(extent => extent != 1)))
            return null;
        var next = 0;
        return slot with { Extents = extents, Strides = [.. extents.Select(extent => extent == 1 ? 0 : slot.Strides[kept[next++]])] };
    }
}
