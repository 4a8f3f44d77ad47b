using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// What <see cref="Evaluate"/> computes, for large batches: the primitives on which a sampled objective spends its time, broadcasts,
/// reductions and products, walk along strides in place of positions. Everything else is the reference's own rule.
/// </summary>
public static class QuickEvaluate
{
    /// <summary>The value of every output: as <see cref="Evaluate.Of"/>, but for the order in which a product is summed.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="leaves">The value of each parameter, input and noise, by name.</param>
    /// <exception cref="ArgumentException">A leaf has no value.</exception>
    public static ImmutableSortedDictionary<string, DenseArray> Of(
        Graph graph, int batchSize, IReadOnlyDictionary<string, DenseArray> leaves)
    {
        var values = new Dictionary<Expr, DenseArray>(graph.Nodes.Length);
        foreach (var node in graph.Nodes)
            values[node] = node switch
            {
                Expr.Parameter parameter => Leaf(parameter.Name, leaves),
                Expr.Input input => Leaf(input.Name, leaves),
                Expr.Noise noise => Leaf(noise.Name, leaves),
                Expr.Constant constant => DenseArray.Scalar(constant.Value),
                Expr.Apply { Primitive: Primitive.BatchSize } => DenseArray.Scalar(batchSize),
                Expr.Apply apply => Apply(
                    apply, [.. apply.Operands.Select(operand => values[operand])], apply.Shape.Bind(batchSize)),
                _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
            };
        return graph.Outputs.ToImmutableSortedDictionary(output => output.Name, output => values[output.Value], StringComparer.Ordinal);
    }

    private static DenseArray Leaf(string name, IReadOnlyDictionary<string, DenseArray> leaves) =>
        leaves.TryGetValue(name, out var value) ? value : throw new ArgumentException($"'{name}' has no value");

    private static DenseArray Apply(Expr.Apply apply, ImmutableArray<DenseArray> x, int[] extents) => apply.Primitive switch
    {
        Primitive.Broadcast => Broadcast(x[0], extents),
        Primitive.MatrixMultiply => Product(x[0], x[1], extents),
        Primitive.Sum => Reduce(x[0], apply.Attributes.Axes, extents, 0, (sum, value) => sum + value),
        Primitive.Max => Reduce(x[0], apply.Attributes.Axes, extents, double.NegativeInfinity, Math.Max),
        Primitive.Mean => Mean(x[0], apply.Attributes.Axes, extents),
        Primitive.LogSumExp => LogSumExp(x[0], apply.Attributes.Axes, extents),
        _ => ReferenceRules.Apply(apply.Primitive, x, apply.Attributes, extents),
    };

    private static DenseArray Broadcast(DenseArray x, int[] extents)
    {
        var own = DenseArray.Strides(x.Extents.AsSpan());
        var strides = new int[extents.Length];
        for (var axis = 0; axis < own.Length; axis++)
            strides[axis + extents.Length - own.Length] = x.Extents[axis] == 1 ? 0 : own[axis];
        var walk = new Walk(extents, strides);
        return DenseArray.Generate(extents, _ => x.Values[walk.Next()]);
    }

    private static DenseArray Product(DenseArray a, DenseArray b, int[] extents)
    {
        var (inner, columns) = (a.Extents[1], extents[1]);
        return DenseArray.Generate(extents, flat =>
        {
            var (row, column) = Math.DivRem(flat, columns);
            ReadOnlySpan<double> left = a.Values, right = b.Values;
            var sum = 0.0;
            for (var k = 0; k < inner; k++)
                sum += left[row * inner + k] * right[k * columns + column];
            return sum;
        });
    }

    private static DenseArray Reduce(DenseArray x, Sizes axes, int[] extents, double start, Func<double, double, double> add)
    {
        var kept = DenseArray.Strides(extents);
        var strides = new int[x.Extents.Count];
        for (int axis = 0, next = 0; axis < strides.Length; axis++)
            strides[axis] = axes.Contains(axis) ? 0 : kept[next++];
        var walk = new Walk([.. x.Extents], strides);
        var results = new double[extents.Aggregate(1, (product, extent) => product * extent)];
        Array.Fill(results, start);
        foreach (var value in x.Values)
        {
            var target = walk.Next();
            results[target] = add(results[target], value);
        }
        return DenseArray.Of(extents, results);
    }

    private static DenseArray Mean(DenseArray x, Sizes axes, int[] extents)
    {
        var sum = Reduce(x, axes, extents, 0, (total, value) => total + value);
        var count = (double)x.Count / sum.Count;
        return DenseArray.Generate(extents, i => sum.Values[i] / count);
    }

    private static DenseArray LogSumExp(DenseArray x, Sizes axes, int[] extents)
    {
        var largest = Reduce(x, axes, extents, double.NegativeInfinity, Math.Max);
        var sum = Reduce(x, axes, extents, double.NegativeInfinity, (a, b) =>
            a == double.NegativeInfinity ? b : Math.Max(a, b) + Math.Log(1 + Math.Exp(-Math.Abs(a - b))));
        return DenseArray.Generate(extents, i => double.IsInfinity(largest.Values[i]) ? largest.Values[i] : sum.Values[i]);
    }

    // The flat positions of another array as the elements of one are met in order.
    private struct Walk(int[] extents, int[] strides)
    {
        private readonly int[] position = new int[extents.Length];
        private int at;

        public int Next()
        {
            var here = at;
            for (var axis = extents.Length - 1; axis >= 0; axis--)
            {
                at += strides[axis];
                if (++position[axis] < extents[axis])
                    break;
                at -= strides[axis] * extents[axis];
                position[axis] = 0;
            }
            return here;
        }
    }
}
