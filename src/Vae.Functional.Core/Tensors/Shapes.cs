namespace Vae.Functional.Tensors;

/// <summary>Functions on <see cref="Shape"/>, and the one home of shape errors.</summary>
public static class Shapes
{
    /// <summary>All axes of a shape.</summary>
    public static Sizes AllAxes(Shape shape) => [.. Enumerable.Range(0, shape.Rank)];

    /// <summary>The axis as a number from 0.</summary>
    /// <exception cref="TypingException">There is no such axis.</exception>
    public static int Axis(Shape shape, int axis) =>
        axis >= -shape.Rank && axis < shape.Rank
            ? (axis + shape.Rank) % shape.Rank
            : throw new TypingException($"there is no axis {axis} in {shape}");

    /// <summary>The axes as ascending numbers from 0.</summary>
    /// <exception cref="TypingException">There is no such axis, or one is named twice.</exception>
    public static Sizes Axes(Shape shape, Sizes axes)
    {
        Sizes settled = [.. axes.Select(axis => Axis(shape, axis)).Order()];
        return settled.Distinct().Count() == settled.Count ? settled : throw new TypingException($"an axis is named twice in {axes}");
    }

    /// <summary>The shape that both broadcast to, aligned at the last axis.</summary>
    /// <exception cref="TypingException">Two extents differ and neither is 1.</exception>
    public static Shape Broadcast(Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var dimensions = new Dimension[rank];
        for (var fromLast = 1; fromLast <= rank; fromLast++)
        {
            var (x, y) = (Extent(a, fromLast), Extent(b, fromLast));
            dimensions[rank - fromLast] = x == y || y == 1 ? x : x == 1 ? y
                : throw new TypingException($"shapes {a} and {b} do not broadcast: {x} against {y}");
        }
        return Shape.Create(dimensions);
    }

    /// <summary>Whether a tensor of the first shape can be repeated to the second.</summary>
    public static bool BroadcastsTo(Shape from, Shape to) =>
        from.Rank <= to.Rank
        && Enumerable.Range(1, from.Rank).All(fromLast => Extent(from, fromLast) == 1 || Extent(from, fromLast) == Extent(to, fromLast));

    /// <summary>The axes of <paramref name="to"/> along which a tensor of shape <paramref name="from"/> is repeated.</summary>
    public static Sizes RepeatedAxes(Shape from, Shape to) =>
        [.. Enumerable.Range(0, to.Rank).Where(axis => axis < to.Rank - from.Rank || from[axis - (to.Rank - from.Rank)] != to[axis])];

    /// <summary>The shape without the given axes.</summary>
    public static Shape Without(Shape shape, Sizes axes) => [.. shape.Where((_, axis) => !axes.Contains(axis))];

    /// <summary>The shape with extent 1 at the given axes.</summary>
    public static Shape Kept(Shape shape, Sizes axes) => [.. shape.Select((dimension, axis) => axes.Contains(axis) ? 1 : dimension)];

    /// <summary>The shape with another extent at one axis.</summary>
    public static Shape With(Shape shape, int axis, Dimension extent) =>
        [.. shape.Select((dimension, i) => i == axis ? extent : dimension)];

    private static Dimension Extent(Shape shape, int fromLast) => fromLast <= shape.Rank ? shape[shape.Rank - fromLast] : 1;
}
