namespace TorchSharp.StandIn.Tests;

/// <summary>Tensors from numbers and back, in both floating-point types.</summary>
internal static class Values
{
    public static TheoryData<ScalarType> Types => [float32, float64];

    public static Tensor Vector(ScalarType dtype, params double[] elements) => tensor(elements, dtype);

    public static Tensor Matrix(ScalarType dtype, long rows, params double[] elements) =>
        tensor(elements, [rows, elements.Length / rows], dtype);

    public static double[] Elements(Tensor tensor)
    {
        using var doubles = tensor.@double();
        return doubles.data<double>().ToArray();
    }

    public static void AssertClose(double[] expected, Tensor actual, double atLeast = 1e-13)
    {
        var tolerance = actual.dtype == float32 ? 2e-6 : atLeast;
        var elements = Elements(actual);
        Assert.Equal(expected.Length, elements.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(
                expected[i].Equals(elements[i]) || Math.Abs(expected[i] - elements[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])),
                $"element {i}: expected {expected[i]:R}, got {elements[i]:R}");
        }
    }
}
