using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>A pass keeps the value and the types of every program, and makes none larger.</summary>
public sealed class PassLawTests
{
    // Regrouping constants, as in 2·(3·x) = 6·x, rounds differently.
    private static readonly Tolerance Rounding = new(Relative: 1e-12, Absolute: 1e-12);

    [Fact]
    public void Simplify_keeps_the_value() =>
        Laws.Hold(
            "simplify keeps the value",
            GraphCases.Of(),
            graphCase => Agreement.Of(graphCase.Evaluated(), graphCase.Evaluated(Simplify.Graph(graphCase.Graph)), Rounding),
            seed: 31,
            count: 400);

    [Fact]
    public void Simplify_keeps_the_types_of_programs_and_of_their_gradients() =>
        Laws.Hold(
            "simplify keeps types",
            GraphCases.Of(),
            graphCase => Programs(graphCase).All(graph => Keeps(graph, Simplify.Graph(graph))),
            seed: 32,
            count: 200);

    [Fact]
    public void Simplify_adds_no_work() =>
        Laws.Hold(
            "simplify adds no work",
            GraphCases.Of(),
            graphCase => Programs(graphCase).All(graph => Work(Simplify.Graph(graph)) <= Work(graph)),
            seed: 33,
            count: 200);

    [Fact]
    public void Simplify_has_nothing_to_do_a_second_time() =>
        Laws.Hold(
            "simplify is idempotent",
            GraphCases.Of(),
            graphCase => Simplify.Graph(graphCase.Graph) is var once && Simplify.Graph(once).ToString() == once.ToString(),
            seed: 34,
            count: 400);

    [Fact]
    public void Sharing_makes_copies_of_a_program_one_program() =>
        Laws.Hold(
            "two copies share all nodes, and keep the value exactly",
            GraphCases.Of(),
            graphCase =>
            {
                var both = Graph.Of([.. graphCase.Graph.Outputs, .. Copied(graphCase.Graph)]);
                var values = graphCase.Evaluated(both);
                return Typecheck.Check(both).IsRight
                    && both.Nodes.Length == graphCase.Graph.Nodes.Length
                    && graphCase.Evaluated().All(output => values[CopyOf(output.Key)].Values.SequenceEqual(output.Value.Values));
            },
            seed: 35,
            count: 400);

    [Fact]
    public void A_program_of_numbers_alone_becomes_its_values() =>
        Laws.Hold(
            "pointwise work on numbers is folded",
            GraphCases.Of(),
            graphCase => !Simplify.Graph(graphCase.Graph).Nodes.OfType<Expr.Apply>().Any(node =>
                (PrimitiveGroups.Unary.Contains(node.Primitive) || PrimitiveGroups.Binary.Contains(node.Primitive))
                && node.Operands.All(IsNumber)),
            seed: 37,
            count: 400);

    [Fact]
    public void Gradients_are_well_typed() =>
        Laws.Hold(
            "gradients are well typed",
            GraphCases.Of(),
            graphCase => Typecheck.Check(Gradient(graphCase)).IsRight,
            seed: 36,
            count: 400);

    [Theory]
    [MemberData(nameof(Simplifications))]
    public void Simplify_finds(string what)
    {
        var (complicated, simple) = Simpler[what];

        Assert.Equal(Graph.Of(new Output("y", simple)).ToString(), Simplify.Graph(Graph.Of(new Output("y", complicated))).ToString());
    }

    public static TheoryData<string> Simplifications() => [.. Simpler.Keys];

    private static readonly Dictionary<string, (Expr Complicated, Expr Simple)> Simpler =
        Pairs(Input("x", [Dimension.Batch, 3]), [2, Dimension.Batch, 3]);

    private static Dictionary<string, (Expr Complicated, Expr Simple)> Pairs(Expr x, Shape wide) =>
        new()
        {
            ["x + 0"] = (x + 0.0, x),
            ["0 + x"] = (0.0 + x, x),
            ["x − 0"] = (x - 0.0, x),
            ["0 − x"] = (0.0 - x, -x),
            ["x·1"] = (x * 1.0, x),
            ["1·x"] = (1.0 * x, x),
            ["−1·x"] = (-1.0 * x, -x),
            ["x/1"] = (x / 1.0, x),
            ["−−x"] = (-(-x), x),
            ["2·(3·x)"] = (2.0 * (3.0 * x), 6.0 * x),
            ["(x·3)·2"] = (x * 3.0 * 2.0, 6.0 * x),
            ["exp 0 + x"] = (Exp(0.0) + x, 1.0 + x),
            ["a reshape of a reshape"] = (Reshape(Reshape(x, x.Shape.Prepend(1)), [3, Dimension.Batch]), Reshape(x, [3, Dimension.Batch])),
            ["a reshape there and back"] = (Reshape(Reshape(x, [3, Dimension.Batch]), x.Shape), x),
            ["a transpose there and back"] = (Transpose(Transpose(x, 1, 0), 1, 0), x),
            ["a broadcast of a broadcast"] = (Broadcast(Broadcast(x, x.Shape.Prepend(1)), wide), Broadcast(x, wide)),
            ["a mean over an axis of extent 1"] = (Mean(Reshape(x, [Dimension.Batch, 1, 3]), 1), x),
            ["a reshape of a number repeated"] = (Reshape(Broadcast(2.0, [2, 3]), 6), Broadcast(2.0, 6)),
        };

    [Fact]
    public void Simplify_keeps_what_only_looks_neutral()
    {
        var x = Input("x", [Dimension.Batch, 3]);

        Assert.Contains("multiply", Simplify.Graph(Graph.Of(new Output("y", 0.0 * x))).ToString());
        Assert.Contains("sum", Simplify.Graph(Graph.Of(new Output("y", Sum(Reshape(x, [Dimension.Batch, 3, 1]), 0, 2)))).ToString());
    }

    // The objective where there is one, else something that depends on all of the first output.
    private static Graph Gradient(GraphCase graphCase) =>
        graphCase.HasObjective
            ? Differentiate.Graph(graphCase.Graph, GraphCase.Objective)
            : Differentiate.Graph(Graph.Of(new Output("sum", SumAll(graphCase.Graph.Outputs[0].Value))), "sum");

    private static IEnumerable<Graph> Programs(GraphCase graphCase) => [graphCase.Graph, Gradient(graphCase)];

    private static bool Keeps(Graph before, Graph after) =>
        Typecheck.Check(after).IsRight && Signature(before).SequenceEqual(Signature(after));

    private static IEnumerable<(string, Shape, ElementType)> Signature(Graph graph) =>
        graph.Outputs.Select(output => (output.Name, output.Value.Shape, output.Value.Type));

    // A constant costs nothing, nor does its repetition.
    private static int Work(Graph graph) =>
        graph.Nodes.OfType<Expr.Apply>().Count(node => node is not { Primitive: Primitive.Broadcast, Operands: [Expr.Constant] });

    private static bool IsNumber(Expr node) =>
        node is Expr.Constant or Expr.Apply { Primitive: Primitive.Broadcast, Operands: [Expr.Constant] };

    private static string CopyOf(string output) => "copy of " + output;

    private static ImmutableArray<Output> Copied(Graph graph)
    {
        var copies = new Dictionary<Expr, Expr>();
        foreach (var node in graph.Nodes)
            copies[node] = node switch
            {
                Expr.Apply apply =>
                    Expr.Apply.Of(apply.Primitive, [.. apply.Operands.Select(operand => copies[operand])], apply.Attributes, apply.Symbol),
                Expr.Parameter leaf => new Expr.Parameter(leaf.Name, leaf.Shape, leaf.Initialisation, leaf.Symbol),
                Expr.Input leaf => new Expr.Input(leaf.Name, leaf.Shape, leaf.Type, leaf.Symbol),
                Expr.Noise leaf => new Expr.Noise(leaf.Name, leaf.Shape, leaf.Law, leaf.Symbol),
                Expr.Constant constant => new Expr.Constant(constant.Value, constant.Symbol),
                _ => throw new InvalidOperationException(),
            };
        return [.. graph.Outputs.Select(output => new Output(CopyOf(output.Name), copies[output.Value]))];
    }
}
