using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Planning;

/// <summary>Plans are data that can be read.</summary>
public sealed class PlanTextTests
{
    [Fact]
    public void The_training_step_of_a_tiny_model_reads_as_it_always_has()
    {
        var (x, y) = (Input("x", [Dimension.Batch, 2]), Input("y", [Dimension.Batch, 1]));
        var (weight, bias) = (Parameter("weight", (2, 1), new Initialisation.GlorotUniform()), Parameter("bias", 1, Initialisation.Zeros));
        var loss = MeanAll(Square(Tanh(MatrixMultiply(x, weight) + bias) - y));
        var graph = Simplify.Graph(Differentiate.Graph(Graph.Of(new Output("loss", loss)), "loss"));

        Assert.Equal(
            """
            batch 3; inputs 32, outputs 16, constants 3, arena 64
            input x = inputs+0 [3, 2]
            input y = inputs+16 [3, 1]
            arena+0 [3, 1] = matrix_multiply(inputs+0 [3, 2], parameters+0 [2, 1])
            arena+0 [3, 1] = add(arena+0 [3, 1], parameters+16 [3, 1] strides [0, 1])
            arena+0 [3, 1] = tanh(arena+0 [3, 1])
            arena+16 [3, 1] = subtract(arena+0 [3, 1], inputs+16 [3, 1])
            arena+32 [3, 1] = square(arena+16 [3, 1])
            outputs+0 [] = mean(arena+32 [3, 1], axes: [0, 1])
            arena+32 [] = divide(constants+1 [], constants+2 [])
            arena+48 [3, 1] = multiply(constants+0 [3, 1] strides [0, 0], arena+32 [3, 1] strides [0, 1])
            arena+48 [3, 1] = multiply(arena+48 [3, 1], arena+16 [3, 1])
            arena+0 [3, 1] = square(arena+0 [3, 1])
            arena+16 [3, 1] = subtract(constants+1 [3, 1] strides [0, 0], arena+0 [3, 1])
            arena+48 [3, 1] = multiply(arena+48 [3, 1], arena+16 [3, 1])
            gradients+0 [2, 1] = matrix_multiply(inputs+0 [2, 3] strides [1, 2], arena+48 [3, 1])
            gradients+16 [1] = sum(arena+48 [3, 1], axes: [0])
            output gradient/bias = gradients+16 [1]
            output gradient/weight = gradients+0 [2, 1]
            output loss = outputs+0 []

            """,
            Planner.Plan(graph, ParameterLayout.Of(graph), batchSize: 3).ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Instructions_that_differ_by_an_axis_read_differently() =>
        Assert.NotEqual(Text(Sum(Input("x", (2, 2)), 0)), Text(Sum(Input("x", (2, 2)), 1)));

    private static string Text(Expr output) =>
        Graph.Of(new Output("y", output)) is var graph ? Planner.Plan(graph, ParameterLayout.Of(graph), batchSize: 1).ToString() : "";
}
