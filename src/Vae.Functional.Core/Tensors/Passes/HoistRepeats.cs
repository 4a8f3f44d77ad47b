using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// Repeats pulled out of what is computed at each place for itself: f(repeat a, repeat b) is repeat f(a, b), and the sum of a repeat along
/// other axes is a repeat of the sum. What is the same for every sample is then computed once; the numbers are the same, bit for bit.
/// </summary>
public static class HoistRepeats
{
    /// <summary>The same program, which computes as many numbers or fewer.</summary>
    public static Graph Graph(Graph graph) => Tensors.Graph.Of(Rewrite.BottomUp(graph.Outputs, Node));

    private static Expr Node(Expr node) => node switch
    {
        Expr.Apply { Primitive: var primitive } apply when PrimitiveGroups.Pointwise.Contains(primitive) => Pointwise(apply),
        Expr.Apply { Primitive: var primitive } apply when PrimitiveGroups.Reductions.Contains(primitive) => Reduction(apply),
        _ => node,
    };

    private static Expr Pointwise(Expr.Apply node)
    {
        if (node.Operands.Select(Unrolled).FirstOrDefault(shape => shape is not null) is { } unrolled)
        {
            var seen = Expr.Apply.Of(node.Primitive, [.. node.Operands.Select(operand => Seen(operand, unrolled))], node.Attributes);
            return Expressions.Reshape(Pointwise(seen), node.Shape);
        }
        if (!node.Operands.All(IsRepeat))
            return node;
        var sources = node.Operands.Select(Source).ToImmutableArray();
        var shape = sources.Select(source => source.Shape).Aggregate(Shapes.Broadcast);
        return shape == node.Shape
            ? node
            : Expressions.Broadcast(Again(node, [.. sources.Select(source => Expressions.Broadcast(source, shape))]), node.Shape);
    }

    private static Expr Reduction(Expr.Apply node)
    {
        var (source, shape) = (Source(node.Operands[0]), node.Operands[0].Shape);
        foreach (var axis in Shapes.RepeatedAxes(source.Shape, shape))
            if (!node.Attributes.Axes.Contains(axis))
                shape = Shapes.With(shape, axis, 1);
        return shape == node.Operands[0].Shape
            ? node
            : Expressions.Broadcast(Again(node, [Expressions.Broadcast(source, shape)]), node.Shape);
    }

    private static bool IsRepeat(Expr node) => node is Expr.Apply { Primitive: Primitive.Broadcast };

    private static Expr Source(Expr node) => IsRepeat(node) ? Source(((Expr.Apply)node).Operands[0]) : node;

    private static Expr.Apply Again(Expr.Apply node, ImmutableArray<Expr> operands) =>
        Expr.Apply.Of(node.Primitive, operands, node.Attributes, node.Symbol);

    // The shape [K, B, …] of a repeat that is laid out as [K·B, …].
    private static Shape? Unrolled(Expr operand) =>
        operand is Expr.Apply { Primitive: Primitive.Reshape, Operands: [Expr.Apply { Primitive: Primitive.Broadcast } repeat] }
            && IsUnrolled(repeat.Shape, operand.Shape)
            ? repeat.Shape
            : null;

    private static bool IsUnrolled(Shape split, Shape whole) =>
        split.Rank == whole.Rank + 1 && whole.Rank > 0
        && Dimension.Times(split[0], split[1]) == whole[0] && split.Skip(2).SequenceEqual(whole.Skip(1));

    // An operand with its first axis split; a repeat stays one.
    private static Expr Seen(Expr operand, Shape split)
    {
        if (operand is Expr.Apply { Primitive: Primitive.Reshape, Operands: [var inner] } && inner.Shape == split)
            return inner;
        if (!IsRepeat(operand))
            return Expressions.Reshape(operand, split);
        var source = Source(operand);
        if (source.Shape.Rank < operand.Shape.Rank)
            return Expressions.Broadcast(source, split);
        Shape rows = source.Shape[0] == operand.Shape[0] ? [split[0], split[1]] : [1, 1];
        return Expressions.Broadcast(Expressions.Reshape(source, [.. rows, .. source.Shape.Skip(1)]), split);
    }
}
