using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>What the laws over generated graphs rely on.</summary>
public sealed class GeneratorTests
{
    [Fact]
    public void Generated_graphs_are_well_typed() =>
        Laws.Hold(
            "a generated graph is well typed",
            GraphCases.Of(),
            graphCase => Typecheck.Check(graphCase.Graph).IsRight,
            seed: 1,
            count: 200);

    [Fact]
    public void Generated_values_are_finite_and_moderate() =>
        Laws.Hold(
            "values are finite and at most 1000",
            GraphCases.Of(),
            graphCase => Values(graphCase).All(value => Math.Abs(value) <= 1000),
            seed: 2,
            count: 200);

    [Fact]
    public void Generated_leaves_are_exact_in_float32_and_are_those_of_the_graph() =>
        Laws.Hold(
            "leaves are the graph's, exact in float32",
            GraphCases.Of(),
            graphCase => graphCase.Leaves.All(leaf => leaf.Value.Values.ToArray().SequenceEqual(Widened(graphCase.Floats(leaf.Key))))
                && graphCase.Leaves.Keys.SequenceEqual(LeafNames(graphCase.Graph).Order(StringComparer.Ordinal)),
            seed: 3,
            count: 200);

    [Fact]
    public void Smooth_graphs_have_an_objective_that_depends_on_a_parameter() =>
        Laws.Hold(
            "an objective over a parameter",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => Graph.Of(new Output("y", graphCase.Graph[GraphCase.Objective])).Parameters.Length > 0
                && graphCase.Graph[GraphCase.Objective].Shape == Shape.Scalar,
            seed: 4,
            count: 200);

    [Fact]
    public void The_same_seed_gives_the_same_case() => Assert.Equal(GraphCases.Grown(7, 90).ToString(), GraphCases.Grown(7, 90).ToString());

    [Fact]
    public void Another_seed_gives_another_case() =>
        Assert.NotEqual(GraphCases.Grown(7, 90).ToString(), GraphCases.Grown(8, 90).ToString());

    [Fact]
    public void A_broken_law_is_shown_on_the_smallest_graph_that_breaks_it()
    {
        var broken = Assert.Throws<LawException>(() =>
            Laws.Hold("no graph gathers", GraphCases.Of(), graphCase => !Uses(graphCase, Primitive.Gather), seed: 10));

        Assert.Contains("no graph gathers: broken by case", broken.Message);
        Assert.Contains("the law is false", broken.Message);
        Assert.Contains("= gather(", broken.Message);
        Assert.DoesNotContain("%2", broken.Message);
        Assert.Contains("B = 1", broken.Message);
    }

    [Fact]
    public void A_broken_law_is_met_again_at_the_place_that_its_message_names()
    {
        static bool NoMatrices(GraphCase graphCase) => !Uses(graphCase, Primitive.MatrixMultiply);
        var broken = Assert.Throws<LawException>(() => Laws.Hold("no matrices", GraphCases.Of(), NoMatrices, seed: 6));
        var place = Regex.Match(broken.Message, @"seed: (\d+), gamma: (\d+), size: (\d+)").Groups;
        var (seed, gamma, size) = (ulong.Parse(place[1].Value), ulong.Parse(place[2].Value), int.Parse(place[3].Value));

        var again = Assert.Throws<LawException>(() => Laws.Replay("no matrices", GraphCases.Of(), NoMatrices, seed, gamma, size));

        Assert.Contains("broken by case 1,", again.Message);
        Assert.Equal(Listing(broken), Listing(again));
    }

    [Fact]
    public void A_law_that_throws_is_broken_and_says_how()
    {
        var broken = Assert.Throws<LawException>(() =>
            Laws.Hold("throws", Gen.Choose(1, 9).ToArbitrary(), value => value / (value - value) == 1, seed: 1));

        Assert.Contains(nameof(DivideByZeroException), broken.Message);
    }

    [Fact]
    public void Shrinking_ends_and_leads_only_to_cases_that_could_have_been_generated()
    {
        var options = new GraphOptions(Smooth: true);
        var (graphCase, steps) = (GraphCases.Grown(11, 90, options), 0);
        while (GraphCases.Of(options).Shrinker(graphCase).FirstOrDefault() is { } smaller)
        {
            (graphCase, steps) = (smaller, steps + 1);
            Assert.True(Typecheck.Check(graphCase.Graph).IsRight && graphCase.Graph.Parameters.Length > 0);
            Assert.InRange(steps, 0, 200);
        }
        Assert.Equal(1, graphCase.BatchSize);
        Assert.All(graphCase.Leaves.Values, leaf => Assert.All(leaf.Values.ToArray(), value => Assert.Equal(0, value)));
    }

    private static bool Uses(GraphCase graphCase, Primitive primitive) =>
        graphCase.Graph.Nodes.OfType<Expr.Apply>().Any(node => node.Primitive == primitive);

    private static IEnumerable<double> Widened(float[] values) => values.Select(value => (double)value);

    private static IEnumerable<double> Values(GraphCase graphCase) =>
        graphCase.Evaluated().Values.SelectMany(value => value.Values.ToArray());

    private static IEnumerable<string> LeafNames(Graph graph) =>
        [
            .. graph.Parameters.Select(leaf => leaf.Name),
            .. graph.Inputs.Select(leaf => leaf.Name),
            .. graph.Noises.Select(leaf => leaf.Name),
        ];

    private static string Listing(LawException broken) => string.Join('\n', broken.Message.Split('\n')[1..^1]);
}
