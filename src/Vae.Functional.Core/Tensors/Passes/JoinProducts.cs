using System.Collections.Immutable;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// Narrow products of one matrix multiplied as one, such as the heads of an encoder: a·b and a·c are the columns of a·[b c], and
/// a·b + c·d is [a c]·[b; d]. A multiply that is only some registers wide leaves much of a processor idle.
/// </summary>
public static class JoinProducts
{
    // Wider products use the processor well by themselves, and laying them side by side costs more than it saves.
    private const int Narrow = 64;

    /// <summary>The same program with fewer multiplies, or as many.</summary>
    public static Graph Graph(Graph graph)
    {
        // One at a time: two that could each be joined may come to wait for one another.
        while (Columns(graph) is { } joined)
            graph = Tensors.Graph.Of(Rewrite.Substitute(graph.Outputs, joined));
        while (Depths(graph) is { } joined)
            graph = Tensors.Graph.Of(Rewrite.Substitute(graph.Outputs, joined));
        return graph;
    }

    // The first products with the same left operand that can be one, and what of it each is.
    private static Dictionary<Expr, Expr>? Columns(Graph graph)
    {
        var narrow = Products(graph).Where(product => IsNarrow(product.Shape[1]));
        foreach (var products in narrow.GroupBy(product => product.Operands[0]))
        {
            var together = Independent([.. products]);
            if (together.Length < 2)
                continue;
            var joined = Expressions.MatrixMultiply(products.Key, SideBySide(1, [.. together.Select(product => product.Operands[1])]));
            var (columns, start) = (new Dictionary<Expr, Expr>(), 0);
            foreach (var product in together)
            {
                columns[product] = Expressions.Slice(joined, 1, start, product.Shape[1].Count);
                start += product.Shape[1].Count;
            }
            return columns;
        }
        return null;
    }

    // The first sum of two products that nothing else takes, and the product over both depths.
    private static Dictionary<Expr, Expr>? Depths(Graph graph)
    {
        var products = Products(graph).Where(product => IsNarrow(product.Operands[0].Shape[1])).ToHashSet<Expr>();
        var uses = graph.Nodes.OfType<Expr.Apply>().SelectMany(node => node.Operands).Concat(graph.Outputs.Select(output => output.Value))
            .Where(products.Contains).CountBy(product => product).ToDictionary();
        foreach (var sum in graph.Nodes.OfType<Expr.Apply>().Where(node => node.Primitive == Primitive.Add))
            if (sum.Operands is [Expr.Apply one, Expr.Apply other] && one != other
                && uses.GetValueOrDefault(one) == 1 && uses.GetValueOrDefault(other) == 1)
                return new()
                {
                    [sum] = Expressions.MatrixMultiply(
                        SideBySide(1, one.Operands[0], other.Operands[0]),
                        SideBySide(0, one.Operands[1], other.Operands[1])),
                };
        return null;
    }

    private static IEnumerable<Expr.Apply> Products(Graph graph) =>
        graph.Nodes.OfType<Expr.Apply>().Where(node => node.Primitive == Primitive.MatrixMultiply);

    private static bool IsNarrow(Dimension extent) => extent is { PerBatch: false, Count: <= Narrow };

    // Those whose right operands need none of the others.
    private static ImmutableArray<Expr.Apply> Independent(ImmutableArray<Expr.Apply> products)
    {
        var together = ImmutableArray.CreateBuilder<Expr.Apply>();
        foreach (var product in products)
            if (!Nodes.Below([new Output("", product.Operands[1])]).Any(node => together.Contains(node)))
                together.Add(product);
        return together.ToImmutable();
    }

    // Of transposes the transpose, which the multiply takes as it is: [bᵀ; cᵀ] = [b c]ᵀ.
    private static Expr SideBySide(int axis, params ImmutableArray<Expr> operands) =>
        operands.All(operand => operand is Expr.Apply { Primitive: Primitive.Transpose })
            ? Expressions.Transpose(SideBySide(1 - axis, [.. operands.Select(operand => ((Expr.Apply)operand).Operands[0])]), 1, 0)
            : Expressions.Concatenate(axis, operands);
}
