using Vae.Functional.Noise;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.Tests.Statistics;

/// <summary>
/// Under a true hypothesis a p-value is uniform; under a false one it is small. The seeds are fixed; each check errs once in 1000.
/// </summary>
public sealed class PValueTests
{
    private const double ErrorRate = 1e-3;

    private static double[] Uniform(int stream, int count)
    {
        var draws = new double[count];
        NoiseKey.FromSeed(11).Then(stream).FillUniform(draws);
        return draws;
    }

    private static int[] Counts(double[] uniform, double[] probabilities)
    {
        var counts = new int[probabilities.Length];
        foreach (var u in uniform)
        {
            var (cell, below) = (0, probabilities[0]);
            while (u > below && cell < probabilities.Length - 1)
                below += probabilities[++cell];
            counts[cell]++;
        }
        return counts;
    }

    [Fact]
    public void Kolmogorov_Smirnov_is_uniform_under_a_true_hypothesis() => Assert.True(KolmogorovSmirnov.PValue(
        [.. Enumerable.Range(0, 1000).Select(stream => KolmogorovSmirnov.PValue(Uniform(stream, 200)))]) > ErrorRate);

    [Fact]
    public void Chi_square_is_uniform_under_a_true_hypothesis()
    {
        double[] probabilities = [0.05, 0.1, 0.15, 0.2, 0.1, 0.1, 0.05, 0.05, 0.1, 0.1];
        var values = Enumerable.Range(0, 1000)
            .Select(stream => ChiSquare.PValue(Counts(Uniform(stream, 4000), probabilities), probabilities));
        Assert.True(KolmogorovSmirnov.PValue([.. values]) > ErrorRate);
    }

    [Fact]
    public void A_false_hypothesis_has_a_small_value()
    {
        Assert.True(KolmogorovSmirnov.PValue(Array.ConvertAll(Uniform(0, 5000), u => Math.Pow(u, 1.1))) < 1e-6);
        Assert.True(ChiSquare.PValue([600, 400], [0.5, 0.5]) < 1e-6);
        Assert.Equal(0, ChiSquare.PValue([999, 1], [1, 0]));
    }

    // Smirnov 1948, table of the limit law: P(K > 1.3581) = 0.05 and P(K > 1.6276) = 0.01.
    [Theory]
    [InlineData(1.3581, 0.05)]
    [InlineData(1.6276, 0.01)]
    [InlineData(0.8276, 0.5)]
    public void Kolmogorov_Smirnov_has_its_tabulated_values(double argument, double probability)
    {
        const int n = 1_000_000;
        var distance = argument / (Math.Sqrt(n) + 0.12 + 0.11 / Math.Sqrt(n));
        var shifted = Enumerable.Range(0, n).Select(i => Math.Max(0, (i + 1.0) / n - distance)).ToArray();
        Assert.Equal(probability, KolmogorovSmirnov.PValue(shifted), tolerance: 5e-4);
    }
}
