using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Planning;

/// <summary>Where buffers lie, and which results take the place of an operand.</summary>
public sealed class ArenaTests
{
    private static readonly Expr X = Input("x", [Dimension.Batch, 16]);

    [Fact]
    public void A_chain_of_pointwise_results_lies_in_one_place()
    {
        var plan = Plan(Sin(Exp(Tanh(Square(X)))));

        Assert.Equal(
            ["outputs+0", "arena+0", "arena+0", "arena+0"],
            plan.Instructions
                .Reverse()
                .Select(instruction => $"{instruction.Target.Area.ToString().ToLowerInvariant()}+{instruction.Target.Offset}"));
        Assert.Equal([false, true, true, false], plan.Instructions.Select(instruction => instruction.IsInPlace));
        Assert.Equal(32, plan.Lengths[Area.Arena]);
    }

    [Fact]
    public void What_is_read_again_keeps_its_place()
    {
        var square = Square(X);

        Assert.DoesNotContain(Plan(Sin(square) - Exp(square)).Instructions.Take(2), instruction => instruction.IsInPlace);
    }

    [Fact]
    public void What_is_read_twice_by_one_instruction_keeps_its_place()
    {
        var square = Square(X);

        Assert.DoesNotContain(Plan(Exp(square * square)).Instructions.Take(2), instruction => instruction.IsInPlace);
    }

    [Fact]
    public void What_is_read_as_a_part_or_out_of_order_keeps_its_place()
    {
        var square = Square(Input("m", (4, 4)));

        Assert.DoesNotContain(Plan(Exp(Sin(Transpose(square, 1, 0)))).Instructions.Take(2), instruction => instruction.IsInPlace);
        Assert.DoesNotContain(Plan(Exp(Sin(Slice(square, 0, 0, 2)))).Instructions.Take(2), instruction => instruction.IsInPlace);
        Assert.DoesNotContain(Plan(Exp(Sin(Broadcast(square, (2, 4, 4))))).Instructions.Take(2), instruction => instruction.IsInPlace);
    }

    [Fact]
    public void A_second_operand_is_never_overwritten()
    {
        var plan = Plan(Exp(X - Square(X)));

        Assert.DoesNotContain(plan.Instructions, instruction => instruction.IsInPlace && instruction.Primitive == Primitive.Subtract);
        Assert.Equal(64, plan.Lengths[Area.Arena]);
    }

    [Fact]
    public void Leaves_outputs_and_gradients_are_never_overwritten()
    {
        var square = Square(X);
        var plan = Plan(new Output("squares", square), new Output("roots", Sin(Sqrt(square))));

        Assert.DoesNotContain(plan.Instructions, instruction => instruction.IsInPlace);
    }

    [Fact]
    public void A_gap_that_a_dead_buffer_leaves_is_filled()
    {
        // The product lies behind its first operand, which is dead once the product is there; the next matrix goes before the product.
        var first = MatrixMultiply(Input("a", (4, 4)), Input("b", (4, 4)));
        var second = MatrixMultiply(first, first);
        var plan = Plan(MatrixMultiply(MatrixMultiply(second, second), second));

        Assert.Equal([0, 16, 0], plan.Instructions.Take(3).Select(instruction => instruction.Target.Offset));
        Assert.Equal(32, plan.Lengths[Area.Arena]);
    }

    [Fact]
    public void Buffers_start_at_multiples_of_sixteen_numbers()
    {
        var (a, b) = (Input("a", (3, 3)), Input("b", (3, 3)));
        var plan = Plan(new Output("p", Exp(MatrixMultiply(MatrixMultiply(a, b), MatrixMultiply(b, a)))), new Output("q", a + b));

        Assert.All(plan.Instructions.Select(instruction => instruction.Target), target => Assert.Equal(0, target.Offset % 16));
        Assert.All(plan.Inputs.Values, slot => Assert.Equal(0, slot.Offset % 16));
    }

    [Fact]
    public void Equal_constants_are_kept_once() => Assert.Equal([2f, 3f], Plan(2.0 * X + 3.0 * Sin(X) + 2.0).Constants.Order());

    [Fact]
    public void Zero_and_minus_zero_are_two_constants()
    {
        var plan = Plan(new Output("plus", Reciprocal(0.0)), new Output("minus", Reciprocal(-0.0)));

        Assert.Equal([false, true], plan.Constants.Select(float.IsNegative));
    }

    private static ExecutionPlan Plan(Expr output) => Plan(new Output("y", output));

    private static ExecutionPlan Plan(params Output[] outputs)
    {
        var graph = Graph.Of([.. outputs]);
        return Planner.Plan(graph, ParameterLayout.Of(graph), batchSize: 2);
    }
}
