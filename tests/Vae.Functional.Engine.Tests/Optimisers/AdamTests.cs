using Vae.Functional.Engine.Optimisers;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Tests.Optimisers;

/// <summary>Adam against the algorithm in double precision, and against recorded steps of PyTorch's.</summary>
public sealed class AdamTests
{
    // torch.optim.Adam(lr=1e-2) of PyTorch 1.13 in float32, from the values below with the gradients of Gradient, after 1, 2 and 10 steps.
    private static readonly float[] Start = [0.5f, -1.25f, 2.0f, 0.0f, -0.03125f];

    private static readonly (int Step, double[] Values)[] Recorded =
    [
        (1, [0.49000000953674316, -1.2400000095367432, 1.9900000095367432, -0.009999200701713562, -0.021252667531371117]),
        (2, [0.49052631855010986, -1.2373366355895996, 1.980118751525879, -0.004404319450259209, -0.012545144185423851]),
        (10, [0.4678507149219513, -1.246763825416565, 1.9366612434387207, -0.004653560929000378, -0.017190126702189445]),
    ];

    [Fact]
    public void Steps_are_those_of_PyTorch()
    {
        var (values, adam) = (Start.ToArray(), new Adam(Start.Length));
        for (var step = 1; step <= 10; step++)
        {
            adam.Step(values, [.. Enumerable.Range(0, Start.Length).Select(i => Gradient(i, step))], 1e-2, step);
            var recorded = Recorded.Where(record => record.Step == step).SelectMany(record => record.Values.Zip(values));
            foreach (var (expected, actual) in recorded)
                Assert.Equal(expected, actual, 5e-7);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(67)]
    public void Steps_are_the_algorithm_at_any_length(int length)
    {
        // Kingma and Ba 2015, algorithm 1, written down again in double precision.
        var (values, adam) = (Numbers(length, 0), new Adam(length));
        var (w, m, v) = (values.Select(value => (double)value).ToArray(), new double[length], new double[length]);
        for (var step = 1; step <= 300; step++)
        {
            var gradient = Numbers(length, step);
            adam.Step(values, gradient, 3e-3, step);
            for (var i = 0; i < length; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                w[i] -= 3e-3 * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }
        // 300 steps of up to 3e-3, each with the rounding of single precision.
        Assert.All(w.Zip(values), pair => Assert.Equal(pair.Item1, pair.Item2, 2e-5));
        Assert.All(m.Zip(adam.First), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-6));
        Assert.All(v.Zip(adam.Second), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-6));
    }

    [Fact]
    public void The_first_step_has_the_size_of_the_learning_rate_whatever_the_gradient()
    {
        float[] values = [0, 0, 0];
        new Adam(3).Step(values, [1e-3f, -50, 0], 0.25, 1);
        Assert.Equal(-0.25f, values[0], 1e-4f);
        Assert.Equal(0.25f, values[1], 1e-4f);
        Assert.Equal(0f, values[2]);
    }

    [Fact]
    public void An_element_is_updated_alike_wherever_it_lies()
    {
        // The vector loop and the loop behind it give the same bits.
        var (longer, adam) = (Enumerable.Repeat(0.3f, 37).ToArray(), new Adam(37));
        for (var step = 1; step <= 5; step++)
            adam.Step(longer, [.. Enumerable.Repeat(0.1f * step - 0.27f, 37)], 1e-2, step);
        Assert.Single(longer.Distinct());
    }

    private static float Gradient(int index, int step) => (float)((7 * step * (index + 1) % 11 - 5) / 8.0 * Math.Pow(10, -index));

    private static float[] Numbers(int length, int step)
    {
        var values = new float[length];
        NoiseKey.FromSeed(3).Then(step).FillStandardNormal(values);
        return values;
    }
}
