using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>Products of numbers that are rounded to bfloat16.</summary>
public sealed class PrecisionTests
{
    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(-0f, -0f)]
    [InlineData(1.00390625f, 1f)] // Half way to the next: to the even one.
    [InlineData(1.01171875f, 1.015625f)]
    [InlineData(1.00390637f, 1.0078125f)]
    [InlineData(3.14159274f, 3.140625f)]
    [InlineData(1e-40f, 9.18354962E-41f)]
    [InlineData(float.MaxValue, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, float.NegativeInfinity)]
    public void A_number_is_rounded_to_the_nearest_bfloat16(float value, float rounded)
    {
        // Enough of them for whole vectors and what is left over.
        var values = Enumerable.Repeat(value, 37).ToArray();
        Bfloat16.Round(values);

        Assert.All(values, one => Assert.Equal(rounded, one, 1e-45f));
        Assert.All(values, one => Assert.Equal(float.IsNegative(value), float.IsNegative(one)));
        Assert.All(values, one => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(one) & 0xffff));
    }

    [Theory]
    [InlineData(0x7f800001u)]
    [InlineData(0xffffffffu)]
    public void What_is_not_a_number_remains_none(uint bits)
    {
        var values = Enumerable.Repeat(BitConverter.UInt32BitsToSingle(bits), 37).ToArray();
        Bfloat16.Round(values);

        Assert.All(values, one => Assert.True(float.IsNaN(one)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_emulated_product_is_that_of_rounded_factors_rounded(int threads)
    {
        var (a, b) = (Input("a", (40, 30)), Input("b", (20, 30)));
        var graph = Graph.Of(new Output("product", MatrixMultiply(a, Transpose(b, 1, 0))), new Output("sum", a + a));
        var random = new Random(3);
        var leaves = new Dictionary<string, DenseArray>
        {
            ["a"] = DenseArray.Generate([40, 30], _ => (float)(random.NextDouble() - 0.5)),
            ["b"] = DenseArray.Generate([20, 30], _ => (float)(random.NextDouble() - 0.5)),
        };
        using var engine = new EmbeddedEngine(VectorWidths.Widest, new Team(threads, 0), Precision.Emulated);
        using var program = new CompiledGraph(engine, graph, batchSize: 1);

        var computed = program.Run(leaves);

        for (var i = 0; i < 40; i++)
            for (var j = 0; j < 20; j++)
            {
                var exact = Enumerable.Range(0, 30).Sum(k =>
                    Rounded(leaves["a"].Values[(i * 30) + k]) * Rounded(leaves["b"].Values[(j * 30) + k]));
                var product = (float)computed["product"].Values[(i * 20) + j];
                // Rounded once, from a float32 sum.
                Assert.Equal(0u, BitConverter.SingleToUInt32Bits(product) & 0xffff);
                Assert.Equal(exact, product, (Math.Abs(exact) / 256) + 1e-6);
            }
        Assert.Equal(leaves["a"].Values.ToArray().Select(value => 2 * value), computed["sum"].Values.ToArray());
    }

    [Fact]
    public void Mixed_precision_is_refused_where_there_is_no_instruction_for_it() => Assert.Equal(
        "the embedded engine has no mixed precision: .NET gives no bfloat16 instructions; take the torch engine, or single or emulated "
        + "precision",
        Engines.Find(new EngineOptions(Kind: EngineKind.Embedded, Precision: Precision.Mixed)).Message());

    private static double Rounded(double value)
    {
        float[] one = [(float)value];
        Bfloat16.Round(one);
        return one[0];
    }
}
