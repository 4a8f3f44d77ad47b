using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Tiles;

/// <summary>Regions as interpreted tiles.</summary>
public sealed class InterpretedLawTests() : PlannedLaws(new InterpretedEngine());

/// <summary>Tiles divided among three threads.</summary>
public sealed class DividedTileLawTests() : PlannedLaws(new InterpretedEngine(team: Teams.Eager), cases: 150);

/// <summary>Plans without regions, in managed code.</summary>
public sealed class UnfusedLawTests() : PlannedLaws(new InterpretedEngine(runsRegions: false));

/// <summary>Emitted loops against interpreted tiles, and both against the reference at every width of a row.</summary>
public sealed class RegionLawTests
{
    private static readonly Tolerance Single = new(Relative: 5e-5, Absolute: 5e-5);

    [Fact]
    public void Emitted_loops_and_interpreted_tiles_give_the_same_bits() =>
        Laws.Hold(
            "loops and tiles agree",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => Same(graphCase with { Graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective) }),
            seed: 71,
            count: 200);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Rows_of_every_width_are_walked_to_their_end(int rows)
    {
        for (var columns = 1; columns <= 40; columns++)
        {
            var graphCase = Wide(rows, columns);
            using var emitted = new CompiledGraph(new EmbeddedEngine(), graphCase.Graph, graphCase.BatchSize);
            Agreement.Of(graphCase.Evaluated(), emitted.Run(graphCase.Leaves), Single).OrThrow();
            Same(graphCase).OrThrow();
        }
    }

    [Fact]
    public void Rows_longer_than_a_tile_are_walked_to_their_end() => Same(Wide(rows: 3, columns: 700)).OrThrow();

    // As many numbers as a product of any register can take, one more, and so few that most of a register is left over; all next to 0 too,
    // where the product is nearest to its largest.
    [Theory]
    [InlineData(5, 128.0)]
    [InlineData(127 * 8, 1e-6)]
    [InlineData(127 * 8, 128.0)]
    [InlineData(127 * 8 + 1, 1e-6)]
    [InlineData(127 * 16 + 1, 1e-6)]
    public void A_row_of_Bernoulli_log_densities_is_summed(int columns, double largest)
    {
        var (x, logits) = (Input("x", [Dimension.Batch, columns]), Input("logits", [Dimension.Batch, columns]));
        var density = x * logits - Softplus(logits);
        var graph = Graph.Of(new("sums", Sum(density, 1)), new("means", Mean(density, 1)), new("odds", Sigmoid(logits)));
        var random = new Random(8);
        var leaves = graph.Inputs.ToImmutableSortedDictionary(
            input => input.Name,
            input => DenseArray.Generate(
                input.Shape.Bind(3), _ => input.Name == "x" ? random.Next(2) : (float)(largest * (2 * random.NextDouble() - 1))),
            StringComparer.Ordinal);
        var graphCase = new GraphCase(graph, BatchSize: 3, leaves);
        using var emitted = new CompiledGraph(new EmbeddedEngine(), graph, batchSize: 3);

        Agreement.Of(graphCase.Evaluated(), emitted.Run(leaves), new Tolerance(Relative: 3e-6, Absolute: 1e-6)).OrThrow();
        Same(graphCase).OrThrow();
    }

    private static Either<Fault, Unit> Same(GraphCase graphCase)
    {
        using var emitted = new CompiledGraph(new EmbeddedEngine(), graphCase.Graph, graphCase.BatchSize);
        using var interpreted = new CompiledGraph(new InterpretedEngine(), graphCase.Graph, graphCase.BatchSize);
        return Agreement.Of(emitted.Run(graphCase.Leaves), interpreted.Run(graphCase.Leaves), Tolerance.Exact);
    }

    // A matrix, a row and a column; transposed, summed along rows, along columns, and altogether.
    private static GraphCase Wide(int rows, int columns)
    {
        var (matrix, turned) = (Input("matrix", [Dimension.Batch, columns]), Input("turned", [columns, Dimension.Batch]));
        var (row, column) = (Input("row", columns), Input("column", [Dimension.Batch, 1]));
        var chosen = Where(Greater(matrix, row), Transpose(turned, 1, 0), LogGamma(2.0 + Exp(matrix)));
        var value = Softplus(matrix + row) * Sigmoid(matrix + row) + column * chosen;
        var graph = Graph.Of(
            new("value", value),
            new("rows", Sum(value, 1)),
            new("columns", Mean(value, 0)),
            new("all", SumAll(value)));
        var random = new Random(7);
        var leaves = graph.Inputs.ToImmutableSortedDictionary(
            input => input.Name,
            input => DenseArray.Generate(input.Shape.Bind(rows), _ => random.Next(-128, 129) / 64.0),
            StringComparer.Ordinal);
        return new GraphCase(graph, rows, leaves);
    }
}
