using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Planning;

/// <summary>Views are slots: only what no slot can describe is moved.</summary>
public sealed class ViewTests
{
    private static readonly Expr X = Input("x", [Dimension.Batch, 3, 4]);

    [Fact]
    public void A_transpose_is_other_strides() => Assert.Equal("inputs+0 [4, 2, 3] strides [1, 12, 4]", Seen(Transpose(X, 2, 0, 1)));

    [Fact]
    public void A_slice_is_an_offset() => Assert.Equal("inputs+4 [2, 2, 4] strides [12, 4, 1]", Seen(Slice(X, 1, 1, 2)));

    [Fact]
    public void A_repetition_is_a_stride_of_zero() =>
        Assert.Equal("inputs+0 [5, 2, 3, 4] strides [0, 12, 4, 1]", Seen(Broadcast(X, [5, Dimension.Batch, 3, 4])));

    [Fact]
    public void An_axis_of_extent_one_is_repeated_by_a_stride_of_zero() =>
        Assert.Equal("inputs+0 [2, 3] strides [1, 0]", Seen(Broadcast(Input("x", [Dimension.Batch, 1]), [Dimension.Batch, 3])));

    [Fact]
    public void A_reshape_of_numbers_in_order_is_another_shape() =>
        Assert.Equal("inputs+0 [6, 4]", Seen(Reshape(X, [new Dimension(3, PerBatch: true), 4])));

    [Fact]
    public void Axes_of_extent_one_come_and_go_anywhere() =>
        Assert.Equal("inputs+0 [4, 1, 3, 2] strides [1, 0, 4, 12]", Seen(Reshape(Transpose(X, 2, 1, 0), [4, 1, 3, Dimension.Batch])));

    [Fact]
    public void Views_of_views_add_up()
    {
        var slice = Slice(Slice(X, 1, 1, 1), 2, 2, 2);
        var reshaped = Reshape(Transpose(slice, 2, 0, 1), [2, Dimension.Batch, 1]);
        Assert.Equal("inputs+6 [2, 2, 3] strides [1, 12, 0]", Seen(Broadcast(reshaped, [2, Dimension.Batch, 3])));
    }

    [Fact]
    public void A_stopped_gradient_is_the_slot_itself() => Assert.Equal("inputs+0 [2, 3, 4]", Seen(StopGradient(X)));

    [Fact]
    public void A_reshape_across_strides_is_moved_once_and_then_in_order()
    {
        var plan = Plan(Exp(Reshape(Transpose(X, 2, 1, 0), [12, Dimension.Batch])));

        Assert.Equal(
            ["arena+0 [4, 3, 2] = stop_gradient(inputs+0 [4, 3, 2] strides [1, 4, 12])", "outputs+0 [12, 2] = exp(arena+0 [12, 2])"],
            plan.Instructions.Select(instruction => instruction.ToString()));
    }

    [Fact]
    public void Only_an_output_makes_a_view_an_instruction() =>
        Assert.Equal(
            ["outputs+0 [2] = sum(inputs+0 [4, 3, 2] strides [1, 4, 12], axes: [0, 1])"],
            Plan(Sum(Transpose(X, 2, 1, 0), 0, 1)).Instructions.Select(instruction => instruction.ToString()));

    private static string Seen(Expr view) => Plan(view).Instructions.Single().Operands.Single().ToString();

    private static ExecutionPlan Plan(Expr output)
    {
        var graph = Graph.Of(new Output("y", output));
        return Planner.Plan(graph, ParameterLayout.Of(graph), batchSize: 2);
    }
}
