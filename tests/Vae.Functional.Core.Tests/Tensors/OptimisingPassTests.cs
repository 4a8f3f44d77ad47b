using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>The passes that a program goes through before it is planned: each keeps every value, and leaves less to do.</summary>
public sealed class OptimisingPassTests
{
    private static readonly Tolerance Rounding = new(Relative: 1e-12, Absolute: 1e-12);

    [Fact]
    public void Specialise_keeps_the_value_and_leaves_no_batch_size() =>
        Laws.Hold(
            "specialise keeps the value",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase =>
            {
                var graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective);
                var special = Specialise.Graph(graph, graphCase.BatchSize);
                return special.Nodes.OfType<Expr.Apply>().Any(node => node.Primitive == Primitive.BatchSize)
                    ? new Fault("the batch size is still asked for")
                    : Agreement.Of(graphCase.Evaluated(graph), graphCase.Evaluated(special), Rounding);
            },
            seed: 131,
            count: 300);

    [Fact]
    public void Hoisting_repeats_keeps_every_bit() =>
        Laws.Hold(
            "hoisted repeats keep every bit",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase =>
            {
                var graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective);
                return Agreement.Of(graphCase.Evaluated(graph), graphCase.Evaluated(HoistRepeats.Graph(graph)), Tolerance.Exact);
            },
            seed: 132,
            count: 400);

    [Fact]
    public void Hoisting_repeats_computes_no_more_numbers_and_is_done_at_once() =>
        Laws.Hold(
            "hoisted repeats compute no more",
            GraphCases.Of(),
            graphCase =>
            {
                var hoisted = HoistRepeats.Graph(graphCase.Graph);
                return Typecheck.Check(hoisted).IsRight
                    && Numbers(hoisted, graphCase.BatchSize) <= Numbers(graphCase.Graph, graphCase.BatchSize)
                    && HoistRepeats.Graph(hoisted).ToString() == hoisted.ToString();
            },
            seed: 133,
            count: 400);

    [Theory]
    [InlineData("f(repeat a, repeat b)")]
    [InlineData("f(repeat a, number)")]
    [InlineData("f(repeat row, repeat column)")]
    [InlineData("f(repeat laid out as rows, rows)")]
    [InlineData("Σ repeat a along another axis")]
    public void Hoisting_finds(string what)
    {
        Expr a = Input("a", [Dimension.Batch, 3]), b = Input("b", [Dimension.Batch, 3]);
        Expr row = Input("row", 3), column = Input("column", (4, 1));
        Expr rows = Input("rows", [new Dimension(5, PerBatch: true), 3]);
        Shape wide = [5, Dimension.Batch, 3];
        var (before, after) = what switch
        {
            "f(repeat a, repeat b)" => (Broadcast(a, wide) * Broadcast(b, wide), Broadcast(a * b, wide)),
            "f(repeat a, number)" => (Exp(0.5 * Broadcast(a, wide)), Broadcast(Exp(0.5 * a), wide)),
            "f(repeat row, repeat column)" => (
                Broadcast(row, (2, 4, 3)) + Broadcast(column, (2, 4, 3)),
                Broadcast(Broadcast(row, (4, 3)) + Broadcast(column, (4, 3)), (2, 4, 3))),
            "f(repeat laid out as rows, rows)" => (
                Tanh(Reshape(Broadcast(a, wide), rows.Shape)) * rows, Reshape(Broadcast(Tanh(a), wide) * Reshape(rows, wide), rows.Shape)),
            _ => (Sum(Broadcast(a, wide), 1), Broadcast(Sum(Broadcast(a, [1, Dimension.Batch, 3]), 1), (5, 3))),
        };

        Assert.Equal(Text(Simplify.Graph(Of(after))), Text(Simplify.Graph(HoistRepeats.Graph(Of(before)))));
    }

    [Fact]
    public void Joining_products_keeps_the_value_and_the_number_of_operations() =>
        Laws.Hold(
            "joined products keep the value",
            GraphCases.Of(),
            graphCase =>
            {
                var (graph, leaves) = WithHeads(graphCase);
                var joined = JoinProducts.Graph(graph);
                return !Typecheck.Check(joined).IsRight || Operations(joined, graphCase.BatchSize) != Operations(graph, graphCase.BatchSize)
                    ? new Fault("not the same multiplications")
                    : Agreement.Of(
                        Evaluate.Of(graph, graphCase.BatchSize, leaves),
                        Evaluate.Of(joined, graphCase.BatchSize, leaves),
                        Rounding);
            },
            seed: 134,
            count: 300);

    [Fact]
    public void Heads_and_their_gradients_are_multiplied_as_one()
    {
        var features = Tanh(MatrixMultiply(Input("x", [Dimension.Batch, 9]), Weight("v", 9, 7)));
        var (mean, scale) = (MatrixMultiply(features, Weight("mean", 7, 2)), MatrixMultiply(features, Weight("scale", 7, 2)));
        var graph = Differentiate.Graph(Of(SumAll(mean * Exp(scale))), "y");

        // Forward and back, of a layer and of two heads: the layer's input needs no gradient.
        Assert.Equal(8, Products(graph));
        Assert.Equal(2 + 3, Products(Simplify.Graph(JoinProducts.Graph(graph))));
    }

    [Fact]
    public void Products_that_wait_for_one_another_or_are_wide_stay_apart()
    {
        var x = Input("x", (3, 3));
        var first = MatrixMultiply(x, Weight("w", 3, 3));
        var chain = Of(MatrixMultiply(x, Tanh(first)));
        var wide = Of(Sum(MatrixMultiply(x, Weight("a", 3, 65)), 1) + Sum(MatrixMultiply(x, Weight("b", 3, 65)), 1));

        Assert.Equal(Text(chain), Text(JoinProducts.Graph(chain)));
        Assert.Equal(Text(wide), Text(JoinProducts.Graph(wide)));
    }

    // Two heads on a matrix of the graph, and something of both that has a gradient.
    private static (Graph Graph, ImmutableSortedDictionary<string, DenseArray> Leaves) WithHeads(GraphCase graphCase)
    {
        var matrix = graphCase.Graph.Nodes.LastOrDefault(node =>
            node is { Type: ElementType.Real, Shape.Rank: 2 } && !node.Shape[1].PerBatch) ?? Input("matrix", (2, 3));
        var depth = matrix.Shape[1].Count;
        var (one, other) = (MatrixMultiply(matrix, Weight("one", depth, 2)), MatrixMultiply(matrix, Weight("other", depth, 3)));
        var dependent = MatrixMultiply(matrix, Tanh(MatrixMultiply(Transpose(matrix, 1, 0), one)));
        var graph = Differentiate.Graph(
            Graph.Of([.. graphCase.Graph.Outputs, new("y", SumAll(Tanh(one)) * SumAll(other) + SumAll(Tanh(dependent)))]),
            "y");
        var leaves = graph.Parameters.Select(leaf => (leaf.Name, leaf.Shape)).Concat(graph.Inputs.Select(leaf => (leaf.Name, leaf.Shape)))
            .Where(leaf => !graphCase.Leaves.ContainsKey(leaf.Name))
            .Select(leaf => KeyValuePair.Create(
                leaf.Name,
                DenseArray.Generate(leaf.Shape.Bind(graphCase.BatchSize), i => (i % 5 - 2) / 4.0)));
        return (graph, graphCase.Leaves.AddRange(leaves));
    }

    private static Expr Weight(string name, int rows, int columns) => Parameter(name, (rows, columns), Initialisation.Zeros);

    private static Graph Of(Expr value) => Graph.Of(new Output("y", value));

    private static string Text(Graph graph) => graph.ToString();

    private static int Products(Graph graph) => graph.Nodes.OfType<Expr.Apply>().Count(node => node.Primitive == Primitive.MatrixMultiply);

    private static long Operations(Graph graph, int batchSize) => graph.Nodes.OfType<Expr.Apply>()
        .Where(node => node.Primitive == Primitive.MatrixMultiply)
        .Sum(node => (long)Count(node.Operands[0], batchSize) * node.Shape[1].Bind(batchSize));

    private static long Numbers(Graph graph, int batchSize) => graph.Nodes.OfType<Expr.Apply>()
        .Where(node => PrimitiveGroups.Pointwise.Contains(node.Primitive) || PrimitiveGroups.Reductions.Contains(node.Primitive))
        .Sum(node => (long)Count(node, batchSize));

    private static int Count(Expr node, int batchSize) => node.Shape.Bind(batchSize).Aggregate(1, (product, extent) => product * extent);
}
