using Vae.Functional.Engine;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Torch.Tests.Lowering;

/// <summary>Bfloat16 products, which libtorch computes on every processor: where that has no instructions, slowly, and summed in bfloat16.</summary>
public sealed class MixedTests
{
    [Theory]
    [InlineData(Precision.Mixed, false, false)]
    [InlineData(Precision.Mixed, true, false)]
    [InlineData(Precision.Mixed, false, true)]
    [InlineData(Precision.Mixed, true, true)]
    [InlineData(Precision.Emulated, true, true)]
    public void Where_nothing_is_rounded_a_product_is_exact_whatever_the_order_of_its_factors(
        Precision precision, bool turnsLeft, bool turnsRight)
    {
        const int Depth = 100;
        var a = turnsLeft ? Transpose(Input("a", (Depth, 40)), 1, 0) : Input("a", (40, Depth));
        var b = turnsRight ? Transpose(Input("b", (20, Depth)), 1, 0) : Input("b", (Depth, 20));

        // Whole numbers up to 256 are bfloat16 numbers, and so are all sums of so few ones.
        Assert.Equal(0, Furthest(MatrixMultiply(a, b), precision, random => random.Next(-1, 2)));
    }

    // Numbers from 1 to 2 have products up to 4, off by half of the last of eight bits for each factor, and once more for themselves.
    [Theory]
    [InlineData(Precision.Mixed)]
    [InlineData(Precision.Emulated)]
    public void Factors_and_product_are_rounded_to_eight_bits(Precision precision)
    {
        const double HalfALastBit = 4.0 / 512;

        Assert.InRange(
            Furthest(MatrixMultiply(Input("a", (40, 1)), Input("b", (1, 20))), precision, random => (float)(1 + random.NextDouble())),
            HalfALastBit,
            3.1 * HalfALastBit);
    }

    [Fact]
    public void Mixed_precision_is_taken_or_refused_in_a_line() =>
        Engines.Find(new EngineOptions(Kind: EngineKind.Torch, Precision: Precision.Mixed)).Match(
            Right: engine => Assert.EndsWith(", 1 thread, mixed precision", engine.Name),
            Left: fault => Assert.StartsWith("mixed precision needs a processor with bfloat16 multiplies (AVX512_BF16)", fault.Message));

    // The largest difference of a product on two threads from the reference, over numbers of a kind.
    private static double Furthest(Expr product, Precision precision, Func<Random, double> number)
    {
        var graph = Graph.Of(new Output("product", product));
        var random = new Random(5);
        var leaves = graph.Inputs.ToDictionary(
            input => input.Name, input => DenseArray.Generate(input.Shape.Bind(1), _ => number(random)), StringComparer.Ordinal);
        using var team = new Team(2, fewestOperations: 0);
        using var program = new CompiledGraph(new TorchEngine(team, precision: precision), graph, batchSize: 1);
        var (exact, computed) = (Evaluate.Of(graph, 1, leaves)["product"].Values.ToArray(), program.Run(leaves)["product"].Values.ToArray());
        return Enumerable.Range(0, exact.Length).Max(i => Math.Abs(exact[i] - computed[i]));
    }
}
