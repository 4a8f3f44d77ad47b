using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Smaller cases near a case that breaks a law: fewer outputs, a smaller batch, fewer primitives, rounder values. Each candidate is
/// smaller in that order, so shrinking ends; none is one that the generator would not have admitted.
/// </summary>
internal static class GraphShrinker
{
    /// <summary>The candidates, the boldest first.</summary>
    public static IEnumerable<GraphCase> Smaller(GraphCase graphCase, GraphOptions options) =>
        FewerOutputs(graphCase)
            .Concat(SmallerBatch(graphCase))
            .Concat(PartsAsOutputs(graphCase))
            .Concat(FewerPrimitives(graphCase))
            .Concat(RounderValues(graphCase))
            .Where(candidate => Admission.Admits(candidate, options));

    private static IEnumerable<GraphCase> FewerOutputs(GraphCase graphCase) =>
        graphCase.Graph.Outputs is { Length: > 1 } outputs
            ? [.. outputs.Select(output => Over(graphCase, [output])), .. outputs.Select(output => Over(graphCase, outputs.Remove(output)))]
            : [];

    private static IEnumerable<GraphCase> SmallerBatch(GraphCase graphCase) =>
        Enumerable.Range(1, graphCase.BatchSize - 1).Select(batchSize => Cut(graphCase, batchSize));

    // The smallest part first; an objective stays a number.
    private static IEnumerable<GraphCase> PartsAsOutputs(GraphCase graphCase) =>
        from output in graphCase.Graph.Outputs
        from part in GraphEdits.Below(output.Value)
        where part.Type == ElementType.Real && part is Expr.Apply
        let value = output.Name == GraphCase.Objective ? Expressions.SumAll(part) : part
        let candidate = Over(graphCase, graphCase.Graph.Outputs.Replace(output, output with { Value = value }))
        where Primitives(candidate) < Primitives(graphCase)
        select candidate;

    // A node is replaced by an operand of its own, or by a leaf that holds its value.
    private static IEnumerable<GraphCase> FewerPrimitives(GraphCase graphCase)
    {
        var values = new CaseValues(graphCase.BatchSize, graphCase.Leaves);
        foreach (var node in graphCase.Graph.Nodes.Reverse().OfType<Expr.Apply>())
        {
            foreach (var operand in node.Operands.Where(operand => operand.Shape == node.Shape && operand.Type == node.Type))
                yield return Over(graphCase, GraphEdits.Replaced(graphCase.Graph, node, operand));
            if (node.Type == ElementType.Real && node.Operands.Length > 0 && !IsRepeatedConstant(node))
                yield return WithLeaf(graphCase, node, values[node]);
        }
    }

    private static IEnumerable<GraphCase> RounderValues(GraphCase graphCase) =>
        from leaf in graphCase.Leaves
        let value = leaf.Value.Values.ToArray()
        from rounding in Roundings
        let rounded = value.Select(rounding.Round).ToArray()
        where rounding.Roughness < Roughness(value) && rounding.Roughness == Roughness(rounded)
        select graphCase with { Leaves = graphCase.Leaves.SetItem(leaf.Key, DenseArray.Of(leaf.Value.Extents.AsSpan(), rounded)) };

    private static readonly ImmutableArray<(int Roughness, Func<double, double> Round)> Roundings =
        [(0, _ => 0), (1, _ => 1), (2, Math.Round), (3, value => Math.Round(4 * value) / 4)];

    private static int Roughness(double[] values) =>
        values.All(value => value == 0) ? 0 : values.All(value => value == 1) ? 1 : values.All(value => value == Math.Round(value)) ? 2
        : values.All(value => 4 * value == Math.Round(4 * value)) ? 3 : 4;

    private static int Primitives(GraphCase graphCase) => graphCase.Graph.Nodes.Count(node => node is Expr.Apply);

    private static bool IsRepeatedConstant(Expr.Apply node) =>
        node is { Primitive: Primitive.Broadcast } && node.Operands[0] is Expr.Constant;

    private static GraphCase WithLeaf(GraphCase graphCase, Expr node, DenseArray value)
    {
        var number = 1;
        while (graphCase.Leaves.ContainsKey($"part{number}"))
            number++;
        Expr leaf = node.Shape.Any(dimension => dimension.PerBatch)
            ? new Expr.Input($"part{number}", node.Shape)
            : new Expr.Parameter($"part{number}", node.Shape, new Initialisation.Normal(1));
        var floats = value.Values.ToArray().Select(exact => (double)(float)exact).ToArray();
        return Over(
            graphCase with { Leaves = graphCase.Leaves.Add($"part{number}", DenseArray.Of(value.Extents.AsSpan(), floats)) },
            GraphEdits.Replaced(graphCase.Graph, node, leaf));
    }

    private static GraphCase Over(GraphCase graphCase, ImmutableArray<Output> outputs)
    {
        var graph = Graph.Of(outputs);
        var names = graph.Nodes.Select(GraphEdits.LeafName).OfType<string>().ToHashSet();
        var unused = graphCase.Leaves.Keys.Where(name => !names.Contains(name));
        return graphCase with { Graph = graph, Leaves = graphCase.Leaves.RemoveRange(unused) };
    }

    // The first observations of each leaf.
    private static GraphCase Cut(GraphCase graphCase, int batchSize)
    {
        var leaves =
            from leaf in graphCase.Graph.Nodes
            let name = GraphEdits.LeafName(leaf)
            where name is not null
            let extents = leaf.Shape.Bind(batchSize)
            select KeyValuePair.Create(name, DenseArray.Generate(extents, i => graphCase.Leaves[name][DenseArray.Position(extents, i)]));
        return graphCase with { BatchSize = batchSize, Leaves = leaves.ToImmutableSortedDictionary(StringComparer.Ordinal) };
    }
}
