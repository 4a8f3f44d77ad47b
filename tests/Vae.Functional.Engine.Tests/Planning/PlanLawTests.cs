using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Planning;

/// <summary>What holds for the plan of any program.</summary>
public sealed class PlanLawTests
{
    // Constants are float32 in a plan, and those of gradient rules, 2/√π among them, are not exact there.
    private static readonly Tolerance RoundedConstants = new(Relative: 1e-5, Absolute: 1e-5);

    [Fact]
    public void A_plan_computes_the_very_numbers_of_its_graph() =>
        Laws.Hold(
            "a plan computes its graph",
            GraphCases.Of(),
            graphCase => Computes(WithAwkwardOutputs(graphCase), Tolerance.Exact),
            seed: 61,
            count: 400);

    [Fact]
    public void A_plan_computes_the_gradients_of_its_graph() =>
        Laws.Hold(
            "a plan computes gradients",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => Computes(graphCase with { Graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective) }, RoundedConstants),
            seed: 62,
            count: 300);

    [Fact]
    public void A_plan_with_regions_computes_its_graph() =>
        Laws.Hold(
            "a plan with regions computes its graph",
            GraphCases.Of(),
            graphCase => Computes(WithAwkwardOutputs(graphCase), RoundedConstants, withRegions: true),
            seed: 66,
            count: 400);

    [Fact]
    public void A_plan_with_regions_computes_the_gradients_of_its_graph() =>
        Laws.Hold(
            "a plan with regions computes gradients",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => Computes(
                graphCase with { Graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective) },
                RoundedConstants,
                withRegions: true),
            seed: 67,
            count: 300);

    [Fact]
    public void Regions_leave_no_element_wise_instruction() =>
        Laws.Hold(
            "all element-wise work is in regions",
            GraphCases.Of(),
            graphCase => !Planned(graphCase, withRegions: true).Instructions
                .Select(instruction => instruction.Primitive)
                .Intersect([.. PrimitiveGroups.Pointwise, Primitive.Sum, Primitive.Mean])
                .Any(),
            seed: 68);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_is_computed_that_nobody_reads(bool withRegions) =>
        Laws.Hold(
            "what the arena takes is read",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase => HasNoDeadStep(Planned(
                graphCase with { Graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective) },
                withRegions)),
            seed: 69);

    [Fact]
    public void A_multiply_takes_transposes_where_they_lie()
    {
        var (a, b) = (Input("a", [3, Dimension.Batch]), Parameter("b", (2, 3), Initialisation.Zeros));
        var graph = Graph.Of(new Output("y", MatrixMultiply(Transpose(a, 1, 0), Transpose(b, 1, 0))));

        var only = Assert.Single(Planner.Plan(graph, ParameterLayout.Of(graph), 5).Instructions);
        Assert.Equal([[1, 5], [1, 3]], only.Operands.Select(operand => operand.Strides));
    }

    [Fact]
    public void Gradients_are_written_where_the_layout_says() =>
        Laws.Hold(
            "gradients lie like their parameters",
            GraphCases.Of(new GraphOptions(Smooth: true)),
            graphCase =>
            {
                var graph = Differentiate.Graph(graphCase.Graph, GraphCase.Objective);
                var layout = ParameterLayout.Of(graph);
                var plan = Planner.Plan(graph, layout, graphCase.BatchSize);
                return layout.Parameters.All(parameter =>
                    plan.Outputs[Differentiate.OutputName(parameter.Name)] == layout[parameter.Name] with { Area = Area.Gradients });
            },
            seed: 63);

    [Fact]
    public void The_arena_is_no_longer_than_all_its_buffers_together() =>
        Laws.Hold(
            "buffers share the arena",
            GraphCases.Of(),
            graphCase => Planned(graphCase) is var plan && plan.Lengths[Area.Arena] <= Together(plan),
            seed: 64);

    [Fact]
    public void The_same_program_gives_the_same_plan()
    {
        for (var seed = 1; seed <= 50; seed++)
            Assert.Equal(Planned(GraphCases.Grown(seed, 80)).ToString(), Planned(GraphCases.Grown(seed, 80)).ToString());
    }

    private static ExecutionPlan Planned(GraphCase graphCase, bool withRegions = false) =>
        Planner.Plan(graphCase.Graph, ParameterLayout.Of(graphCase.Graph), graphCase.BatchSize, withRegions);

    // Before anything is laid over it, each place of the arena that is written is read.
    private static bool HasNoDeadStep(ExecutionPlan plan) => plan.Steps
        .Select((step, i) => step.Writes.Where(write => write.Area == Area.Arena).All(write => plan.Steps[(i + 1)..]
            .Any(later => later.Reads.Any(read => read.Area == Area.Arena && Meet(read, write)))))
        .All(isRead => isRead);

    private static bool Meet(Slot a, Slot b) => a.Offset <= Last(b) && b.Offset <= Last(a);

    private static int Last(Slot slot) => slot.Offset + slot.Extents.Zip(slot.Strides, (extent, stride) => (extent - 1) * stride).Sum();

    private static int Together(ExecutionPlan plan) =>
        plan.Instructions
            .Where(instruction => instruction.Target.Area == Area.Arena)
            .Sum(instruction => (instruction.Target.Count + 15) / 16 * 16);

    private static Either<Fault, Unit> Computes(GraphCase graphCase, Tolerance tolerance, bool withRegions = false)
    {
        var layout = ParameterLayout.Of(graphCase.Graph);
        var plan = Planner.Plan(graphCase.Graph, layout, graphCase.BatchSize, withRegions);
        return Agreement.Of(graphCase.Evaluated(), ManagedRun.Of(plan, layout, graphCase.Leaves), tolerance);
    }

    // A leaf, views, the same value twice: outputs that no instruction would write by itself.
    private static GraphCase WithAwkwardOutputs(GraphCase graphCase)
    {
        var (first, leaf) = (graphCase.Graph.Outputs[0].Value, graphCase.Graph.Nodes[0]);
        var reversed = Transpose(first, [.. Enumerable.Range(0, first.Shape.Rank).Reverse()]);
        return graphCase with
        {
            Graph = Graph.Of(
            [
                .. graphCase.Graph.Outputs,
                new("again", first),
                new("leaf", leaf),
                new("reversed", reversed),
                new("moved", Reshape(reversed, first.Shape)),
                new("repeated", Broadcast(leaf, leaf.Shape.Prepend(2))),
            ]),
        };
    }
}
