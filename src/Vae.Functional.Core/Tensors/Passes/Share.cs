using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Tensors.Passes;

/// <summary>Common subexpressions: nodes that compute the same thing from the same operands become one node.</summary>
public static class Share
{
    /// <summary>The same outputs over shared nodes. Of two equal nodes the first met stays, with a symbol if either has one.</summary>
    public static ImmutableArray<Output> Outputs(ImmutableArray<Output> outputs)
    {
        var known = new Dictionary<Key, Expr>();
        var symbols = new Dictionary<Expr, Symbol>();
        var shared = Rewrite.BottomUp(outputs, node =>
        {
            var first = known.TryAdd(Key.Of(node), node) ? node : known[Key.Of(node)];
            if (first.Symbol is null && node.Symbol is { } symbol)
                symbols.TryAdd(first, symbol);
            return first;
        });
        return symbols.Count == 0 ? shared : Labelled(shared, symbols);
    }

    private static ImmutableArray<Output> Labelled(ImmutableArray<Output> outputs, Dictionary<Expr, Symbol> symbols)
    {
        var nodes = Nodes.Below(outputs);
        var rebuilt = new Dictionary<Expr, Expr>();
        foreach (var node in nodes)
        {
            var settled = node is Expr.Apply apply
                ? Expr.Apply.Of(apply.Primitive, [.. apply.Operands.Select(operand => rebuilt[operand])], apply.Attributes, apply.Symbol)
                : node;
            rebuilt[node] = symbols.TryGetValue(node, out var symbol) ? settled.As(symbol.Text, symbol.Latex) : settled;
        }
        return [.. outputs.Select(output => output with { Value = rebuilt[output.Value] })];
    }

    // Operands are compared by identity: they have been shared before the node that uses them.
    private sealed record Key(string Kind, string? Name, object? Detail, Shape Shape, ElementType Type, Operands Operands)
    {
        public static Key Of(Expr node) => node switch
        {
            Expr.Parameter parameter =>
                new("parameter", parameter.Name, (parameter.Initialisation, parameter.IsTrained), node.Shape, node.Type, default),
            Expr.Input input => new("input", input.Name, null, node.Shape, node.Type, default),
            Expr.Noise noise => new("noise", noise.Name, noise.Law, node.Shape, node.Type, default),
            Expr.Constant constant => new("constant", null, BitConverter.DoubleToInt64Bits(constant.Value), node.Shape, node.Type, default),
            Expr.Apply apply => new("apply", null, (apply.Primitive, apply.Attributes), node.Shape, node.Type, new(apply.Operands)),
            _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
        };
    }

    private readonly record struct Operands(ImmutableArray<Expr> Nodes)
    {
        public bool Equals(Operands other) => (Nodes, other.Nodes) switch
        {
            ({ IsDefault: true }, { IsDefault: true }) => true,
            ({ IsDefault: true }, _) or (_, { IsDefault: true }) => false,
            var (a, b) => a.AsSpan().SequenceEqual(b.AsSpan(), ReferenceEqualityComparer.Instance),
        };

        public override int GetHashCode() =>
            Nodes.IsDefault ? 0 : Nodes.Aggregate(17, (hash, node) => HashCode.Combine(hash, RuntimeHelpers.GetHashCode(node)));
    }
}
