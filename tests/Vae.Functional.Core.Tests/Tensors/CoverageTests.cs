using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Print;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>No table over the primitives has a hole, and the generator reaches all of them.</summary>
public sealed class CoverageTests
{
    private static readonly Primitive[] All = Enum.GetValues<Primitive>();
    private static readonly Primitive[] CallGradients = [Primitive.CallInputGradient, Primitive.CallWeightGradient];

    [Fact]
    public void Every_primitive_has_a_typing_rule() => Assert.Equal(All, TypingRules.Covered.Order());

    [Fact]
    public void Every_primitive_has_a_reference_rule() => Assert.Equal(All, ReferenceRules.Covered.Order());

    [Fact]
    public void Every_pointwise_primitive_and_no_other_has_a_rule_for_single_numbers() =>
        Assert.Equal(All.Where(PrimitiveGroups.Pointwise.Contains), ScalarRules.Covered.Order());

    [Fact]
    public void Every_primitive_has_a_gradient_rule() => Assert.Equal(All, GradientRules.Covered.Order());

    [Fact]
    public void Every_primitive_has_printed_forms() => Assert.Equal(All, Notation.Covered.Order());

    [Fact]
    public void The_generator_reaches_every_primitive_but_what_only_differentiation_makes() =>
        Assert.Equal(All.Except(CallGradients), Reached(new GraphOptions()));

    [Fact]
    public void The_smooth_generator_reaches_every_primitive_but_stop_gradient() =>
        Assert.Equal(All.Except([.. CallGradients, Primitive.StopGradient]), Reached(new GraphOptions(Smooth: true)));

    [Fact]
    public void Generated_shapes_have_every_rank_and_hold_the_batch_never_once_and_twice()
    {
        var shapes = Cases(new GraphOptions()).SelectMany(graphCase => graphCase.Graph.Nodes).Select(node => node.Shape).ToHashSet();

        Assert.Equal([0, 1, 2, 3, 4], shapes.Select(shape => shape.Rank).Distinct().Order());
        Assert.Superset(new HashSet<int> { 0, 1, 2 }, shapes.Select(shape => shape.Count(dimension => dimension.PerBatch)).ToHashSet());
    }

    private static IEnumerable<GraphCase> Cases(GraphOptions options) =>
        Enumerable.Range(1, 200).Select(seed => GraphCases.Grown(seed, 80, options));

    // What can influence an output counts, not what was merely grown.
    private static IEnumerable<Primitive> Reached(GraphOptions options) =>
        Cases(options)
            .SelectMany(graphCase => graphCase.Graph.Nodes)
            .OfType<Expr.Apply>()
            .Select(node => node.Primitive)
            .Distinct()
            .Order();
}
