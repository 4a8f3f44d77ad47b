using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>
/// An operand that does not fit is refused where the node is built, in one line: the primitive, what is wrong, each operand's shape and
/// origin. Here each part of the message has a line of its own.
/// </summary>
public sealed class TypingErrorTests
{
    private static readonly Expr X = Input("x", [Dimension.Batch, 784]);
    private static readonly Expr Weight = Parameter("encoder.weight", (400, 784), Initialisation.Zeros);
    private static readonly Expr Index = Input("labels", [Dimension.Batch, 1], ElementType.Index);

    private static readonly Dictionary<string, (Func<Expr> Build, string[] Message)> Cases = new()
    {
        ["matrices"] = (
            () => MatrixMultiply(Exp(X), Weight),
            [
                "matrix_multiply: cannot multiply [B, 784] by [400, 784]: takes [m, k] and [k, n]",
                "operand 1 is exp(x) : [B, 784]",
                "operand 2 is encoder.weight : [400, 784]",
            ]
        ),
        ["broadcast"] = (
            () => X * Slice(Weight, 1, 0, 20),
            [
                "multiply: shapes [B, 784] and [400, 20] do not broadcast: 784 against 20",
                "operand 1 is x : [B, 784]",
                "operand 2 is slice(encoder.weight, axes: [1], start: 0, length: 20) : [400, 20]",
            ]
        ),
        ["same shape"] = (
            () => Expr.Apply.Of(Primitive.Add, [X, Weight]),
            [
                "add: takes operands of one shape and got [B, 784] and [400, 784]",
                "operand 1 is x : [B, 784]",
                "operand 2 is encoder.weight : [400, 784]",
            ]
        ),
        ["count"] = (
            () => Expr.Apply.Of(Primitive.Add, [X]),
            [
                "add: takes 2 operands and got 1",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["real"] = (
            () => Exp(Greater(X, 0.0)),
            [
                "exp: takes real operands and got truth",
                "operand 1 is greater(x, broadcast(0)) : truth [B, 784]",
            ]
        ),
        ["truth"] = (
            () => Where(X, 1.0, 0.0),
            [
                "where: takes truth where it got real",
                "operand 1 is x : [B, 784]",
                "operand 2 is broadcast(1) : [B, 784]",
                "operand 3 is broadcast(0) : [B, 784]",
            ]
        ),
        ["where"] = (
            () => Where(Greater(X, 0.0), Weight, 0.0),
            [
                "where: shapes [B, 784] and [400, 784] do not broadcast: B against 400",
                "operand 1 is greater(x, broadcast(0)) : truth [B, 784]",
                "operand 2 is encoder.weight : [400, 784]",
                "operand 3 is 0 : []",
            ]
        ),
        ["axis"] = (
            () => Sum(X, 2),
            [
                "sum: there is no axis 2 in [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["axis twice"] = (
            () => Mean(X, 1, -1),
            [
                "mean: an axis is named twice in [1, -1]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["axes out of order"] = (
            () => Expr.Apply.Of(Primitive.Sum, [X], new Attributes(Axes: [1, 0])),
            [
                "sum: [1, 0] are not axes of [B, 784] in ascending order",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["reshape"] = (
            () => Reshape(X, [Dimension.Batch, 28, 27]),
            [
                "reshape: cannot see the numbers of [B, 784] as [B, 28, 27], which holds another count",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["transpose"] = (
            () => Transpose(X, 0, 0),
            [
                "transpose: [0, 0] is not an order of the 2 axes of [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["repeat"] = (
            () => Broadcast(X, 784),
            [
                "broadcast: [B, 784] cannot be repeated to [784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["slice"] = (
            () => Slice(X, 1, 780, 5),
            [
                "slice: 5 positions from 780 do not lie in axis 1 of [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["slice of the batch"] = (
            () => Slice(X, 0, 0, 1),
            [
                "slice: 1 positions from 0 do not lie in axis 0 of [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["slice axis"] = (
            () => Slice(X, 2, 0, 1),
            [
                "slice: there is no axis 2 in [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["no axis"] = (
            () => Expr.Apply.Of(Primitive.Gather, [X, Index]),
            [
                "gather: [] does not name one axis of [B, 784]",
                "operand 1 is x : [B, 784]",
                "operand 2 is labels : index [B, 1]",
            ]
        ),
        ["pad"] = (
            () => Pad(X, 1, 20, [Dimension.Batch, 800]),
            [
                "pad: [B, 784] at position 20 of axis 1 does not lie in [B, 800]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["concatenate"] = (
            () => Concatenate(1, X, Weight),
            [
                "concatenate: operands must agree but for axis 1, whose extents must be numbers",
                "operand 1 is x : [B, 784]",
                "operand 2 is encoder.weight : [400, 784]",
            ]
        ),
        ["concatenate nothing"] = (
            () => Concatenate(0),
            [
                "concatenate: takes at least one operand",
            ]
        ),
        ["gather"] = (
            () => Gather(Weight, 1, Index),
            [
                "gather: index [B, 1] must agree with [400, 784] but for axis 1",
                "operand 1 is encoder.weight : [400, 784]",
                "operand 2 is labels : index [B, 1]",
            ]
        ),
        ["gather by reals"] = (
            () => Gather(X, 1, X),
            [
                "gather: takes index where it got real",
                "operand 1 is x : [B, 784]",
                "operand 2 is x : [B, 784]",
            ]
        ),
        ["scatter"] = (
            () => ScatterAdd(X, 1, Index, [Dimension.Batch, 10]),
            [
                "scatter_add: operand and index must have one shape that agrees with [B, 10] but for axis 1",
                "operand 1 is x : [B, 784]",
                "operand 2 is labels : index [B, 1]",
            ]
        ),
        ["unfold"] = (
            () => Unfold(Reshape(X, [Dimension.Batch, 28, 28, 1]), new Window(29)),
            [
                "unfold: cannot slide a window of 29×29, stride 1, padding 0 over [B, 28, 28, 1]: takes [n, rows, columns, channels]",
                "operand 1 is reshape(x) : [B, 28, 28, 1]",
            ]
        ),
        ["fold"] = (
            () => Fold(X, new Window(4, Stride: 4), [Dimension.Batch, 28, 28, 1]),
            [
                "fold: [B, 28, 28, 1] has windows [49B, 16], not [B, 784]",
                "operand 1 is x : [B, 784]",
            ]
        ),
        ["polygamma"] = (
            () => Polygamma(-1, X),
            [
                "polygamma: there is no order -1",
                "operand 1 is x : [B, 784]",
            ]
        ),
    };

    public static TheoryData<string> Names() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_message_names_primitive_shapes_and_origins(string name)
    {
        var (build, message) = Cases[name];

        Assert.Equal(string.Join("; ", message), Assert.Throws<TypingException>(build).Message);
    }

    [Fact]
    public void A_deep_origin_is_cut_off_at_two_levels() =>
        Assert.Equal(
            "add: shapes [B, 784] and [2] do not broadcast: 784 against 2; operand 1 is exp(tanh(…)) : [B, 784]; operand 2 is y : [2]",
            Assert.Throws<TypingException>(() => Exp(Tanh(Square(X))) + Input("y", 2)).Message);

    [Fact]
    public void Two_things_of_one_name_are_refused()
    {
        var leaves = Assert.Throws<TypingException>(() => Graph.Of(new Output("y", SumAll(Input("x", 2)) + SumAll(Input("x", 3)))));
        var outputs = Assert.Throws<TypingException>(() => Graph.Of(new Output("y", 1.0), new Output("y", 2.0)));

        Assert.Equal("'x' names two different things in one graph", leaves.Message);
        Assert.Equal("'output y' names two different things in one graph", outputs.Message);
    }
}
