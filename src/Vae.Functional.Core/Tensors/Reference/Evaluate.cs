using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Reference;

/// <summary>
/// Evaluates a graph in float64. This is what the expression language means; engines are held to it on generated graphs.
/// </summary>
public static class Evaluate
{
    /// <summary>The value of every output.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="leaves">The value of each parameter, input and noise, by name.</param>
    /// <exception cref="ArgumentException">A leaf has no value, or one of other extents.</exception>
    public static ImmutableSortedDictionary<string, DenseArray> Of(
        Graph graph,
        int batchSize,
        IReadOnlyDictionary<string, DenseArray> leaves)
    {
        var values = new Dictionary<Expr, DenseArray>();
        foreach (var node in graph.Nodes)
            values[node] = node switch
            {
                Expr.Parameter parameter => Leaf(parameter.Name, parameter.Shape.Bind(batchSize), leaves),
                Expr.Input input => Leaf(input.Name, input.Shape.Bind(batchSize), leaves),
                Expr.Noise noise => Leaf(noise.Name, noise.Shape.Bind(batchSize), leaves),
                Expr.Constant constant => DenseArray.Scalar(constant.Value),
                Expr.Apply { Primitive: Primitive.BatchSize } => DenseArray.Scalar(batchSize),
                Expr.Apply apply => ReferenceRules.Apply(
                    apply.Primitive,
                    [.. apply.Operands.Select(operand => values[operand])],
                    apply.Attributes,
                    apply.Shape.Bind(batchSize)),
                _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
            };
        return graph.Outputs.ToImmutableSortedDictionary(output => output.Name, output => values[output.Value], StringComparer.Ordinal);
    }

    private static DenseArray Leaf(string name, int[] extents, IReadOnlyDictionary<string, DenseArray> leaves)
    {
        if (!leaves.TryGetValue(name, out var value))
            throw new ArgumentException($"'{name}' has no value");
        return value.Extents.AsSpan().SequenceEqual(extents)
            ? value
            : throw new ArgumentException($"'{name}' takes extents [{string.Join(", ", extents)}] and got {value.Extents}");
    }
}
