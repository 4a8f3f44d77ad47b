using System.Numerics;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Tests.Tiles;

/// <summary>
/// The polynomials against the reference in float64, over every 499th float and all those near an edge; errors in units in the last place.
/// </summary>
public sealed class FunctionTests
{
    private const uint Step = 499;

    public static TheoryData<Primitive, double> Accuracies => new()
    {
        { Primitive.Exp, 1 },
        { Primitive.ExpMinusOne, 2 },
        { Primitive.Log, 1 },
        { Primitive.LogOnePlus, 2 },
        { Primitive.Tanh, 3 },
        { Primitive.Sigmoid, 2.5 },
        { Primitive.Softplus, 2.5 },
    };

    [Theory]
    [MemberData(nameof(Accuracies))]
    public void A_function_is_as_accurate_as_it_says(Primitive primitive, double largest)
    {
        var (formula, exact) = (Formulas.Of(primitive, 0), ScalarRules.Of(primitive, Attributes.None));
        var worst = Floats()
            .Select(x => (X: x, Error: Error(exact(x, 0, 0), formula.Of(x))))
            .MaxBy(one => one.Error);

        Assert.True(worst.Error <= largest, $"{primitive}({worst.X:R}) is off by {worst.Error:F2} units in the last place");
    }

    [Theory]
    [InlineData(Primitive.Exp, 0f, 1f)]
    [InlineData(Primitive.Exp, float.NegativeInfinity, 0f)]
    [InlineData(Primitive.Exp, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(Primitive.ExpMinusOne, -0f, -0f)]
    [InlineData(Primitive.ExpMinusOne, float.NegativeInfinity, -1f)]
    [InlineData(Primitive.ExpMinusOne, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(Primitive.Log, 0f, float.NegativeInfinity)]
    [InlineData(Primitive.Log, -1f, float.NaN)]
    [InlineData(Primitive.Log, float.Epsilon, -103.27893f)]
    [InlineData(Primitive.Log, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(Primitive.Log, float.NegativeInfinity, float.NaN)]
    [InlineData(Primitive.LogOnePlus, -0f, -0f)]
    [InlineData(Primitive.LogOnePlus, -1f, float.NegativeInfinity)]
    [InlineData(Primitive.LogOnePlus, -1.5f, float.NaN)]
    [InlineData(Primitive.LogOnePlus, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(Primitive.Tanh, -0f, -0f)]
    [InlineData(Primitive.Tanh, 1e-30f, 1e-30f)]
    [InlineData(Primitive.Tanh, float.NegativeInfinity, -1f)]
    [InlineData(Primitive.Sigmoid, float.NegativeInfinity, 0f)]
    [InlineData(Primitive.Sigmoid, float.PositiveInfinity, 1f)]
    [InlineData(Primitive.Softplus, float.NegativeInfinity, 0f)]
    [InlineData(Primitive.Softplus, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(Primitive.Relu, -0f, 0f)]
    [InlineData(Primitive.Relu, float.NegativeInfinity, 0f)]
    public void At_the_edges_a_function_has_the_value_of_its_limit(Primitive primitive, float x, float expected)
    {
        var value = Formulas.Of(primitive, 0).Of(x);

        Assert.Equal(expected, value);
        Assert.Equal(float.IsNegative(expected), float.IsNegative(value) || float.IsNaN(value));
    }

    [Fact]
    public void What_is_not_a_number_stays_so() =>
        Assert.All(
            PrimitiveGroups.Unary.Except([Primitive.Polygamma]),
            primitive => Assert.True(float.IsNaN(Formulas.Of(primitive, 0).Of(float.NaN)), $"{primitive}"));

    [Fact]
    public void Vectors_have_the_bits_of_single_numbers()
    {
        var numbers = Floats().Where((_, i) => i % 16 == 0).ToArray();
        foreach (var primitive in PrimitiveGroups.Pointwise.Except([Primitive.Polygamma, Primitive.LogGamma, Primitive.ErrorFunction]))
        {
            var formula = Formulas.Of(primitive, 0);
            var values = new Vector<float>[1];
            for (var i = 0; i + Vector<float>.Count < numbers.Length; i += Vector<float>.Count)
            {
                var (a, b) = (new Vector<float>(numbers, i), new Vector<float>(numbers, numbers.Length - Vector<float>.Count - i));
                formula.Run([a], [b], [a + b], values);
                for (var lane = 0; lane < Vector<float>.Count; lane++)
                    AssertSame(formula.Of(a[lane], b[lane], a[lane] + b[lane]), values[0][lane], $"{primitive}({a[lane]:R}, {b[lane]:R})");
            }
        }
    }

    private static void AssertSame(float expected, float actual, string what) => Assert.True(
        (float.IsNaN(expected) && float.IsNaN(actual))
            || BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual),
        $"{what} is {expected:R} as a number and {actual:R} in a vector");

    // Where the exact value is beyond the largest float, infinity is right; NaN is right for NaN alone.
    private static double Error(double exact, float value)
    {
        var rounded = (float)exact;
        if (rounded.Equals(value) || (float.IsNaN(rounded) && float.IsNaN(value)))
            return 0;
        return Math.Abs(exact - value) / Math.Max(Math.Abs((double)MathF.BitIncrement(Math.Abs(rounded)) - Math.Abs(rounded)), 1e-45);
    }

    private static IEnumerable<float> Floats()
    {
        for (var bits = 0L; bits <= uint.MaxValue; bits += Step)
            yield return BitConverter.UInt32BitsToSingle((uint)bits);
        float[] edges =
        [
            0f, 1f, 10f, 20f, 88.72284f, 87.33654f, 103.97208f, 0.6931472f, 0.34657359f, 1.4142135f, 0.70710677f, 1.17549435e-38f,
        ];
        foreach (var edge in edges.SelectMany(edge => new[] { edge, -edge }))
            for (var near = -500; near <= 500; near++)
                yield return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(edge) + near);
    }
}
