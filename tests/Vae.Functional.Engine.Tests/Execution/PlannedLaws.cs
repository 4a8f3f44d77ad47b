using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>What holds for planned programs on any engine, over whatever the last run left behind.</summary>
/// <param name="engine">The engine.</param>
/// <param name="cases">How many generated cases a law is held to.</param>
public abstract class PlannedLaws(IEngine engine, int cases = 500)
{
    // Leaves are exact in float32, so only rounding differs, 6e-8 an operation. Operands are at most 4 by construction, which keeps what
    // a node makes of its operands' errors small: none of 6,000 cases was off by 1e-5, and a wrong rule is off by far more.
    private static readonly Tolerance Single = new(Relative: 5e-5, Absolute: 5e-5);

    [Fact]
    public void A_planned_program_computes_what_the_reference_says() =>
        Laws.Hold(
            "the plan agrees with the reference",
            GraphCases.Of(),
            graphCase => Agrees(WithAwkwardOutputs(graphCase), Single),
            seed: 51,
            count: cases);

    [Fact]
    public void A_planned_gradient_is_what_the_reference_says() =>
        Laws.Hold(
            "the planned gradients agree with the reference",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => Agrees(WithGradients(graphCase), Single),
            seed: 52,
            count: cases);

    [Fact]
    public void Outputs_may_be_numbers_leaves_and_each_other()
    {
        var (x, w) = (Input("x", [Dimension.Batch, 2]), Parameter("w", (2, 3), Initialisation.Zeros));
        var product = MatrixMultiply(x, w);
        var graph = Graph.Of(
            new("number", 3.0),
            new("batch", BatchSize),
            new("input", x),
            new("parameter", Transpose(w, 1, 0)),
            new("product", product),
            new("again", product),
            new("seen", Reshape(Transpose(product, 1, 0), [new Dimension(3, PerBatch: true)])),
            new("truth", Greater(product, 0.0)),
            new("repeated", Broadcast(Slice(w, 0, 1, 1), [Dimension.Batch, 3])));
        var leaves = ImmutableSortedDictionary<string, DenseArray>.Empty
            .Add("x", DenseArray.Of([2, 2], [1, 2, 3, 4]))
            .Add("w", DenseArray.Of([2, 3], [1, -1, 2, 0, 1, -3]));

        Agrees(new GraphCase(graph, BatchSize: 2, leaves), Tolerance.Exact).OrThrow();
    }

    // A leaf, a view, the same value twice: outputs that no instruction would write by itself.
    private static GraphCase WithAwkwardOutputs(GraphCase graphCase)
    {
        var first = graphCase.Graph.Outputs[0].Value;
        var leaf = graphCase.Graph.Nodes[0];
        return graphCase with
        {
            Graph = Graph.Of(
            [
                .. graphCase.Graph.Outputs,
                new("again", first),
                new("leaf", leaf),
                new("seen", Transpose(first, [.. Enumerable.Range(0, first.Shape.Rank).Reverse()])),
                new("repeated", Broadcast(leaf, leaf.Shape.Prepend(2))),
            ]),
        };
    }

    private static GraphCase WithGradients(GraphCase graphCase) =>
        graphCase with { Graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective) };

    // A run over NaN leaves NaN wherever anything is left: the next run must not see it, and must do the very same again,
    // timed or not.
    private Either<Fault, Unit> Agrees(GraphCase graphCase, Tolerance tolerance)
    {
        using var program = new CompiledGraph(engine, graphCase.Graph, graphCase.BatchSize);
        var first = program.Run(graphCase.Leaves);
        program.Run(Poisoned(graphCase));
        var second = program.Run(graphCase.Leaves, isTimed: true);
        return Agreement.Of(graphCase.Evaluated(), first, tolerance).Bind(_ => Agreement.Of(first, second, Tolerance.Exact));
    }

    // Positions stay: no gather takes a position that is not a number.
    private static ImmutableSortedDictionary<string, DenseArray> Poisoned(GraphCase graphCase)
    {
        var positions = graphCase.Graph.Inputs.Where(input => input.Type == ElementType.Index).Select(input => input.Name).ToHashSet();
        return graphCase.Leaves.ToImmutableSortedDictionary(
            leaf => leaf.Key,
            leaf => positions.Contains(leaf.Key) ? leaf.Value : DenseArray.Generate(leaf.Value.Extents.AsSpan(), _ => double.NaN),
            StringComparer.Ordinal);
    }
}
