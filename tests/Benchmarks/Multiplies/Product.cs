using Vae.Functional.Engine;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Benchmarks.Multiplies;

/// <summary>One matrix product of a training step: [Rows, Depth] by [Depth, Columns], either seen transposed.</summary>
/// <param name="Name">What of the step it computes.</param>
internal sealed record Product(string Name, int Rows, int Depth, int Columns, bool TransposedLeft = false, bool TransposedRight = false)
{
    /// <summary>The products of a step of the model 784-400-20-400-784 with both heads of the encoder as one.</summary>
    public static IReadOnlyList<Product> OfStep(int batch) =>
    [
        new("encoder hidden", batch, 784, 400),
        new("encoder heads", batch, 400, 40),
        new("decoder hidden", batch, 20, 400),
        new("decoder logits", batch, 400, 784),
        new("∂ logits' weight", 400, batch, 784, TransposedLeft: true),
        new("∂ decoder hidden", batch, 784, 400, TransposedRight: true),
        new("∂ decoder weight", 20, batch, 400, TransposedLeft: true),
        new("∂ latent", batch, 400, 20, TransposedRight: true),
        new("∂ heads' weight", 400, batch, 40, TransposedLeft: true),
        new("∂ encoder hidden", batch, 40, 400, TransposedRight: true),
        new("∂ encoder weight", 784, batch, 400, TransposedLeft: true),
    ];

    /// <summary>Multiplications and additions.</summary>
    public double Operations => 2.0 * Rows * Depth * Columns;

    /// <summary>The product on an engine, with numbers to work on.</summary>
    public IProgram On(IEngine engine)
    {
        var left = TransposedLeft ? Transpose(Input("left", (Depth, Rows)), 1, 0) : Input("left", (Rows, Depth));
        var right = TransposedRight ? Transpose(Input("right", (Columns, Depth)), 1, 0) : Input("right", (Depth, Columns));
        var graph = Graph.Of(new Output("product", MatrixMultiply(left, right)));
        var layout = ParameterLayout.Of(graph);
        var program = engine.Compile(
            Planner.Plan(graph, layout, batchSize: 1), engine.Allocate(layout.Length), engine.Allocate(layout.Length));
        Fill(program.Input("left"), 1);
        Fill(program.Input("right"), 2);
        return program;
    }

    private static void Fill(Span<float> values, int seed)
    {
        var random = new Random(seed);
        foreach (ref var value in values)
            value = (float)random.NextDouble() - 0.5f;
    }
}
