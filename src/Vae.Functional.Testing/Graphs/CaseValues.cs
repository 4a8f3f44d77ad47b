using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>The values of expressions over given leaves, each node computed once however often it is asked for.</summary>
internal sealed class CaseValues(int batchSize, IReadOnlyDictionary<string, DenseArray> leaves)
{
    private readonly Dictionary<Expr, DenseArray> values = new(ReferenceEqualityComparer.Instance);

    public int BatchSize => batchSize;

    public DenseArray this[Expr node] => values.TryGetValue(node, out var known) ? known : values[node] = node switch
    {
        Expr.Parameter parameter => leaves[parameter.Name],
        Expr.Input input => leaves[input.Name],
        Expr.Noise noise => leaves[noise.Name],
        Expr.Constant constant => DenseArray.Scalar(constant.Value),
        Expr.Apply { Primitive: Primitive.BatchSize } => DenseArray.Scalar(batchSize),
        Expr.Apply apply => ReferenceRules.Apply(
            apply.Primitive,
            [.. apply.Operands.Select(operand => this[operand])],
            apply.Attributes,
            apply.Shape.Bind(batchSize)),
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    public double Magnitude(Expr node)
    {
        var largest = 0.0;
        foreach (var value in this[node].Values)
            largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
