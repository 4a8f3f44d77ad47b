using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>Draws what a primitive needs beside its operands: axes, orders and shapes that fit.</summary>
internal sealed class ShapeDraws(Random random)
{
    public const int LargestRank = 3;

    /// <summary>One of several things, or nothing of none.</summary>
    public T? One<T>(IReadOnlyList<T> several) => several.Count == 0 ? default : several[random.Next(several.Count)];

    /// <summary>At least one axis of a shape that has any.</summary>
    public Sizes Axes(Shape shape)
    {
        var chosen = Enumerable.Range(0, shape.Rank).Where(_ => random.Next(2) == 0).ToArray();
        return chosen.Length == 0 ? [random.Next(shape.Rank)] : [.. chosen];
    }

    /// <summary>An axis whose extent is a number, or null.</summary>
    public int? FixedAxis(Shape shape)
    {
        var axes = Enumerable.Range(0, shape.Rank).Where(axis => !shape[axis].PerBatch).ToArray();
        return axes.Length == 0 ? null : One(axes);
    }

    /// <summary>The axes in any order.</summary>
    public Sizes Order(Shape shape)
    {
        var order = Enumerable.Range(0, shape.Rank).ToArray();
        random.Shuffle(order);
        return [.. order];
    }

    /// <summary>Another shape for the same numbers.</summary>
    public Shape Regrouped(Shape shape)
    {
        List<Shape> candidates = [];
        for (var axis = 0; axis <= shape.Rank; axis++)
        {
            if (shape.Rank < LargestRank)
                candidates.Add([.. shape.Take(axis), 1, .. shape.Skip(axis)]);
            if (axis < shape.Rank && shape[axis] == 1)
                candidates.Add([.. shape.Take(axis), .. shape.Skip(axis + 1)]);
            if (axis < shape.Rank && shape.Rank < LargestRank && shape[axis].Count > 1)
                candidates.Add([.. shape.Take(axis), shape[axis].Count, shape[axis] with { Count = 1 }, .. shape.Skip(axis + 1)]);
            if (axis + 1 < shape.Rank && Dimension.Times(shape[axis], shape[axis + 1]) is { } product)
                candidates.Add([.. shape.Take(axis), product, .. shape.Skip(axis + 2)]);
            if (axis + 1 < shape.Rank)
                candidates.Add([.. shape.Take(axis), shape[axis + 1], shape[axis], .. shape.Skip(axis + 2)]);
        }
        return One(candidates);
    }

    /// <summary>A shape to which a tensor can be repeated.</summary>
    public Shape Repeated(Shape shape)
    {
        Shape wider = [.. shape.Select(dimension => dimension == 1 && random.Next(2) == 0 ? Extent() : dimension)];
        return shape.Rank < LargestRank && random.Next(2) == 0 ? wider.Prepend(Extent()) : wider;
    }

    /// <summary>A shape that a tensor can be broadcast against: leading axes left out, some extents 1.</summary>
    public Shape Narrower(Shape shape) =>
        [.. shape.Skip(random.Next(3) == 0 ? random.Next(shape.Rank + 1) : 0).Select(dimension => random.Next(5) == 0 ? 1 : dimension)];

    /// <summary>The extents of small images.</summary>
    public (Dimension Count, int Rows, int Columns, int Channels) Images() =>
        (random.Next(2) == 0 ? Dimension.Batch : 1 + random.Next(2), 1 + random.Next(4), 1 + random.Next(4), 1 + random.Next(2));

    /// <summary>A window that fits images.</summary>
    public Window Window(int rows, int columns)
    {
        var padding = random.Next(3);
        var largest = Math.Min(rows, columns) + (2 * padding);
        return new(1 + random.Next(Math.Min(3, largest)), 1 + random.Next(3), padding);
    }

    private Dimension Extent() => random.Next(3) == 0 ? Dimension.Batch : 2 + random.Next(2);
}
