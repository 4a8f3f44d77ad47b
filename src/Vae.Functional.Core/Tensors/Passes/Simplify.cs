using System.Collections.Immutable;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// Rewrites that are exact in the reals and no worse in floating point: neutral elements, folded constants, views of views.
/// </summary>
public static class Simplify
{
    /// <summary>The same program, smaller or equal.</summary>
    public static Graph Graph(Graph graph) => Tensors.Graph.Of(Rewrite.BottomUp(graph.Outputs, Node));

    /// <summary>One node, over operands that are simple already.</summary>
    private static Expr Node(Expr node) =>
        node is Expr.Apply apply && Settle(apply, apply.Operands) is var simpler && !ReferenceEquals(simpler, node)
            ? Labelled(simpler, node.Symbol)
            : node;

    private static Expr Settle(Expr.Apply node, ImmutableArray<Expr> operands) => node.Primitive switch
    {
        _ when Folded(node) is { } constant => Expressions.Broadcast(constant, node.Shape),
        Add when IsConstant(operands[1], 0) => operands[0],
        Add when IsConstant(operands[0], 0) => operands[1],
        Subtract when IsConstant(operands[1], 0) => operands[0],
        Add when operands[1] is Expr.Apply { Primitive: Negate, Symbol: null } negated => Node(operands[0] - negated.Operands[0]),
        Subtract when operands[1] is Expr.Apply { Primitive: Negate, Symbol: null } negated => Node(operands[0] + negated.Operands[0]),
        Subtract when IsConstant(operands[0], 0) => Node(-operands[1]),
        Multiply when IsConstant(operands[1], 1) => operands[0],
        Multiply when IsConstant(operands[0], 1) => operands[1],
        Multiply when IsConstant(operands[0], -1) => Node(-operands[1]),
        Multiply when IsConstant(operands[1], -1) => Node(-operands[0]),
        Multiply when Scaled(operands[0], operands[1]) is { } product => product,
        Multiply when Scaled(operands[1], operands[0]) is { } product => product,
        Divide when IsConstant(operands[1], 1) => operands[0],
        Negate when operands[0] is Expr.Apply { Primitive: Negate } inner => inner.Operands[0],
        Reshape or Transpose or Slice when ConstantOf(operands[0]) is { } value => Expressions.Broadcast(value, node.Shape),
        Reshape when operands[0].Shape == node.Shape => operands[0],
        Reshape when operands[0] is Expr.Apply { Primitive: Reshape } inner => Node(Expressions.Reshape(inner.Operands[0], node.Shape)),
        Broadcast when operands[0].Shape == node.Shape => operands[0],
        Broadcast when operands[0] is Expr.Apply { Primitive: Broadcast } inner =>
            Node(Expressions.Broadcast(inner.Operands[0], node.Shape)),
        Transpose when node.Attributes.Axes.SequenceEqual(Enumerable.Range(0, node.Shape.Rank)) => operands[0],
        Transpose when operands[0] is Expr.Apply { Primitive: Transpose } inner =>
            Node(Expressions.Transpose(inner.Operands[0], [.. node.Attributes.Axes.Select(axis => inner.Attributes.Axes[axis])])),
        Sum or Mean or Max or LogSumExp when node.Attributes.Axes.All(axis => operands[0].Shape[axis] == 1) =>
            Node(Expressions.Reshape(operands[0], node.Shape)),
        _ => node,
    };

    // c·(d·x) = (cd)·x.
    private static Expr? Scaled(Expr factor, Expr other)
    {
        if (ConstantOf(factor) is not { } outer || other is not Expr.Apply { Primitive: Multiply, Symbol: null } product)
            return null;
        return (ConstantOf(product.Operands[0]), ConstantOf(product.Operands[1])) switch
        {
            ({ } inner, _) => Node(outer * inner * product.Operands[1]),
            (_, { } inner) => Node(outer * inner * product.Operands[0]),
            _ => null,
        };
    }

    // A pointwise primitive of constants is a constant.
    private static Expr? Folded(Expr.Apply node)
    {
        var pointwise = PrimitiveGroups.Unary.Contains(node.Primitive) || PrimitiveGroups.Binary.Contains(node.Primitive);
        if (!pointwise || node.Operands.Any(operand => ConstantOf(operand) is null))
            return null;
        ImmutableArray<DenseArray> values = [.. node.Operands.Select(operand => DenseArray.Scalar(ConstantOf(operand)!.Value))];
        return Expressions.Constant(ReferenceRules.Apply(node.Primitive, values, node.Attributes, []).Values[0]);
    }

    /// <summary>Whether a node is a number, or a repeat of it.</summary>
    internal static bool IsConstant(Expr node, double value) => ConstantOf(node) == value;

    private static double? ConstantOf(Expr node) => node switch
    {
        Expr.Constant constant => constant.Value,
        Expr.Apply { Primitive: Broadcast } broadcast => ConstantOf(broadcast.Operands[0]),
        _ => null,
    };

    private static Expr Labelled(Expr node, Symbol? symbol) => node.Symbol is null ? node.As(symbol) : node;
}
