using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Graphs;

/// <summary>What growing and shrinking ask of expressions.</summary>
internal static class GraphEdits
{
    /// <summary>The name of a leaf that has a value of its own; null for other nodes.</summary>
    public static string? LeafName(Expr node) => node switch
    {
        Expr.Parameter parameter => parameter.Name,
        Expr.Input input => input.Name,
        Expr.Noise noise => noise.Name,
        _ => null,
    };

    /// <summary>A node and all below it, each once, operands first.</summary>
    public static ImmutableArray<Expr> Below(Expr node)
    {
        var (ordered, visited) = (ImmutableArray.CreateBuilder<Expr>(), new HashSet<Expr>());
        Visit(node);
        return ordered.ToImmutable();

        void Visit(Expr next)
        {
            if (!visited.Add(next))
                return;
            if (next is Expr.Apply apply)
                foreach (var operand in apply.Operands)
                    Visit(operand);
            ordered.Add(next);
        }
    }

    /// <summary>Whether a parameter can influence a node.</summary>
    public static bool HasParameter(Expr node) => Below(node).Any(below => below is Expr.Parameter);

    /// <summary>The outputs with one node replaced by another of the same shape and type.</summary>
    public static ImmutableArray<Output> Replaced(Graph graph, Expr old, Expr replacement)
    {
        var rebuilt = new Dictionary<Expr, Expr>();
        foreach (var node in graph.Nodes)
            rebuilt[node] = ReferenceEquals(node, old) ? replacement
                : node is not Expr.Apply apply || apply.Operands.All(operand => ReferenceEquals(rebuilt[operand], operand)) ? node
                : Expr.Apply.Of(apply.Primitive, [.. apply.Operands.Select(operand => rebuilt[operand])], apply.Attributes, apply.Symbol);
        return [.. graph.Outputs.Select(output => output with { Value = rebuilt[output.Value] })];
    }
}
