using System.Collections.Immutable;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Engine.Tests.Data;

/// <summary>Grey levels with noise: which levels they were, and how they lie between them.</summary>
public sealed class DequantisationTests
{
    private static readonly ImmutableArray<float> Levels = [.. Enumerable.Range(0, 5120).Select(i => i % 256 / 255f)];
    private static readonly DataSet Grey = new("grey", 4, Levels, [], new DataSet("grey (test)", 4, Levels, []));

    [Fact]
    public void The_level_can_be_read_off_again()
    {
        var noisy = Grey.Dequantised(seed: 3);

        Assert.Equal(Levels, noisy.Values.Select(value => MathF.Floor(256 * value) / 255));
        Assert.All(noisy.Values, value => Assert.InRange(value, 0, 1));
    }

    [Fact]
    public void Within_a_level_the_noise_is_uniform_and_the_test_part_has_its_own()
    {
        var noisy = Grey.Dequantised(seed: 3);
        double[] fractions = [.. noisy.Values.Select(value => 256.0 * value - Math.Floor(256.0 * value))];

        // Wrong once in a thousand seeds; this one is fixed.
        Assert.True(KolmogorovSmirnov.PValue(fractions) > 1e-3);
        Assert.False(noisy.Values.SequenceEqual(noisy.Test!.Values));
        Assert.True(noisy.Values.SequenceEqual(Grey.Dequantised(seed: 3).Values));
        Assert.False(noisy.Values.SequenceEqual(Grey.Dequantised(seed: 4).Values));
    }
}
