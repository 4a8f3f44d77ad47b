using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// The gradient of a number as expressions over the same leaves, by reverse accumulation: no tape and no hidden state, so it can be
/// printed, simplified, lowered, and differentiated again.
/// </summary>
public static class Differentiate
{
    /// <summary>The name of the output that holds the gradient with respect to a parameter.</summary>
    public static string OutputName(string parameter) => Prefix + parameter;

    /// <summary>Whether an output is of this kind.</summary>
    public static bool IsOutput(string output) => output.StartsWith(Prefix, StringComparison.Ordinal);

    private const string Prefix = "gradient/";

    /// <summary>
    /// d <paramref name="number"/> / d x for each x of <paramref name="leaves"/>, each of the shape of its x; zeros where the number
    /// does not depend on x.
    /// </summary>
    /// <param name="number">An expression of scalar shape.</param>
    /// <param name="leaves">Nodes of the graph of <paramref name="number"/>, the same objects.</param>
    /// <exception cref="TypingException">The expression is not a real scalar.</exception>
    public static ImmutableArray<Expr> Of(Expr number, params ImmutableArray<Expr> leaves)
    {
        if (number.Shape != Shape.Scalar || number.Type != ElementType.Real)
            throw new TypingException($"only a real number has a gradient; this is {Print.GraphText.Describe(number)}");

        var upstream = new Dictionary<Expr, Expr> { [number] = 1.0 };
        foreach (var node in Order(number).Reverse())
        {
            if (node is not Expr.Apply apply || !upstream.TryGetValue(node, out var gradient))
                continue;
            var contributions = GradientRules.Of(apply, gradient);
            foreach (var (operand, contribution) in apply.Operands.Zip(contributions))
                if (contribution is not null && operand is not Expr.Constant)
                    upstream[operand] = upstream.TryGetValue(operand, out var sum) ? sum + contribution : contribution;
        }
        return [.. leaves.Select(leaf => upstream.GetValueOrDefault(leaf) ?? Expressions.Broadcast(0.0, leaf.Shape))];
    }

    /// <summary>The graph with one more output for each of its parameters: the gradient of the named scalar output.</summary>
    public static Graph Graph(Graph graph, string output) =>
        Tensors.Graph.Of([.. graph.Outputs, .. Gradients(graph[output], graph.Parameters)]);

    /// <summary>The gradient of a scalar with respect to parameters of its graph, the same objects, as named outputs.</summary>
    internal static IEnumerable<Output> Gradients(Expr number, ImmutableArray<Expr.Parameter> parameters) =>
        parameters.Zip(Of(number, [.. parameters]), (parameter, gradient) => new Output(OutputName(parameter.Name), gradient));

    private static ImmutableArray<Expr> Order(Expr number) => Nodes.Below([new Output("", number)]);
}
