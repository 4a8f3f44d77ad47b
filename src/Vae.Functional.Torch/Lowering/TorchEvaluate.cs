using System.Collections.Immutable;
using TorchSharp;
using Vae.Functional.Tensors;
using static TorchSharp.torch;

namespace Vae.Functional.Torch.Lowering;

/// <summary>
/// Evaluates a graph node by node with a fresh tensor each, in the type of its leaves: what the laws compare with the reference, and
/// through which libtorch's autograd gives its own gradient.
/// </summary>
internal static class TorchEvaluate
{
    /// <summary>The value of every output.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="type">Float32 or Float64.</param>
    /// <param name="leaves">The value of each parameter, input and noise, by name, of that type.</param>
    public static ImmutableSortedDictionary<string, Tensor> Of(
        Graph graph, int batchSize, ScalarType type, IReadOnlyDictionary<string, Tensor> leaves)
    {
        var values = new Dictionary<Expr, Tensor>();
        foreach (var node in graph.Nodes)
            values[node] = node switch
            {
                Expr.Parameter parameter => leaves[parameter.Name],
                Expr.Input input => leaves[input.Name],
                Expr.Noise noise => leaves[noise.Name],
                Expr.Constant constant => full(Array.Empty<long>(), constant.Value, type),
                Expr.Apply { Primitive: Primitive.BatchSize } => full(Array.Empty<long>(), batchSize, type),
                Expr.Apply apply => Applied(apply, [.. apply.Operands.Select(operand => values[operand])], batchSize, type),
                _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
            };
        return graph.Outputs.ToImmutableSortedDictionary(output => output.Name, output => values[output.Value], StringComparer.Ordinal);
    }

    private static Tensor Applied(Expr.Apply node, ImmutableArray<Tensor> operands, int batchSize, ScalarType type)
    {
        var target = zeros(Array.ConvertAll(node.Shape.Bind(batchSize), extent => (long)extent), type);
        TorchRules.Of(node.Primitive)(target, operands, node.Attributes);
        return target;
    }
}
