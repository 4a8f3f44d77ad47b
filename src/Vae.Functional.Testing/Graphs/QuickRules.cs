using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// The primitives over whole arrays: in vector instructions where an operation has them, along positions found beforehand where numbers
/// move. What is rare is the reference's own rule.
/// </summary>
internal static class QuickRules
{
    private delegate void Unary(ReadOnlySpan<double> x, Span<double> target);

    private delegate void Binary(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> target);

    private static readonly ImmutableDictionary<Primitive, Unary> Unaries = new Dictionary<Primitive, Unary>
    {
        [Negate] = TensorPrimitives.Negate,
        [Absolute] = TensorPrimitives.Abs,
        [Exp] = TensorPrimitives.Exp,
        [Log] = TensorPrimitives.Log,
        [LogOnePlus] = QuickFunctions.LogOnePlus,
        [SquareRoot] = TensorPrimitives.Sqrt,
        [Square] = (x, target) => TensorPrimitives.Multiply(x, x, target),
        [Reciprocal] = TensorPrimitives.Reciprocal,
        [Tanh] = QuickFunctions.Tanh,
        [Sigmoid] = TensorPrimitives.Sigmoid,
        [Softplus] = QuickFunctions.Softplus,
        [Relu] = (x, target) => TensorPrimitives.Max(x, 0, target),
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<Primitive, Binary> Binaries = new Dictionary<Primitive, Binary>
    {
        [Add] = TensorPrimitives.Add,
        [Subtract] = TensorPrimitives.Subtract,
        [Multiply] = TensorPrimitives.Multiply,
        [Divide] = TensorPrimitives.Divide,
        [Maximum] = TensorPrimitives.Max,
        [Minimum] = TensorPrimitives.Min,
    }.ToImmutableDictionary();

    /// <summary>What computes the numbers of a node from those of its operands, each time that it is called.</summary>
    /// <param name="apply">The node.</param>
    /// <param name="x">The numbers of its operands.</param>
    /// <param name="target">Where its own go.</param>
    /// <param name="batchSize">B.</param>
    public static Action Step(Expr.Apply apply, double[][] x, double[] target, int batchSize)
    {
        var (extents, axes) = (apply.Shape.Bind(batchSize), apply.Attributes.Axes);
        int[][] own = [.. apply.Operands.Select(operand => operand.Shape.Bind(batchSize))];
        if (Unaries.TryGetValue(apply.Primitive, out var unary))
            return () => unary(x[0], target);
        if (Binaries.TryGetValue(apply.Primitive, out var binary))
            return () => binary(x[0], x[1], target);
        return apply.Primitive switch
        {
            Where => () => Choose(x[0], x[1], x[2], target),
            Broadcast => Moves.Repeat(x[0], own[0], target, extents),
            Transpose => Moves.Gather(x[0], target, Positions.Transposed(extents, own[0], axes)),
            Slice => Moves.Gather(x[0], target, Positions.Along(axes[0], apply.Attributes.Start, extents, own[0])),
            Pad => Moves.Scatter(x[0], target, Positions.Along(axes[0], apply.Attributes.Start, own[0], extents)),
            Concatenate => Moves.Join(x, own, target, extents, axes[0]),
            Sum => Reductions.Sum(x[0], target, Positions.Kept(own[0], axes)),
            Mean => Reductions.Mean(x[0], target, Positions.Kept(own[0], axes)),
            Max => Reductions.Max(x[0], target, Positions.Kept(own[0], axes)),
            LogSumExp => Reductions.LogSumExp(x[0], target, Positions.Kept(own[0], axes)),
            MatrixMultiply => () => Product(x[0], x[1], target, own[0][1], extents[1]),
            _ when PrimitiveGroups.Pointwise.Contains(apply.Primitive) => Pointwise(apply, x, target),
            _ => () => ReferenceRules.Apply(
                apply.Primitive,
                [.. x.Zip(own, (values, shape) => DenseArray.Of(shape, values))],
                apply.Attributes,
                extents).Values.CopyTo(target),
        };
    }

    private static Action Pointwise(Expr.Apply apply, double[][] x, double[] target)
    {
        var rule = ScalarRules.Of(apply.Primitive, apply.Attributes);
        var (a, b) = (x[0], x.Length > 1 ? x[1] : x[0]);
        return () =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = rule(a[i], b[i], 0);
        };
    }

    private static void Choose(double[] condition, double[] yes, double[] no, double[] target)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] = condition[i] != 0 ? yes[i] : no[i];
    }

    private static void Product(double[] a, double[] b, double[] target, int inner, int columns)
    {
        for (int row = 0, left = 0; row < target.Length; row += columns, left += inner)
            for (var column = 0; column < columns; column++)
            {
                var sum = 0.0;
                for (int k = 0, right = column; k < inner; k++, right += columns)
                    sum += a[left + k] * b[right];
                target[row + column] = sum;
            }
    }
}
