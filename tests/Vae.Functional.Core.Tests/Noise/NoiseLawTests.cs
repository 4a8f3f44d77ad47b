using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Noise;

/// <summary>The distributions, tested with a fixed seed; each bound states how often another seed would fail it.</summary>
public class NoiseLawTests
{
    private const int Count = 1_000_000;
    private static readonly NoiseKey Key = NoiseKey.FromSeed(11).Then("laws");

    // Kolmogorov–Smirnov: √n·D exceeds 1.95 once in a thousand seeds.
    private const double KolmogorovLimit = 1.95;

    [Fact]
    public void Uniforms_pass_Kolmogorov_Smirnov() => Assert.InRange(Kolmogorov(Fills.Uniforms(Key, Count), u => u), 0, KolmogorovLimit);

    [Fact]
    public void Normals_pass_Kolmogorov_Smirnov() => Assert.InRange(Kolmogorov(Fills.Normals(Key, Count), NormalCdf), 0, KolmogorovLimit);

    [Fact]
    public void Uniforms_have_the_moments_of_the_uniform_distribution()
    {
        var uniforms = Fills.Uniforms(Key, Count);
        AssertMean(uniforms.Select(u => (double)u), 1.0 / 2, Math.Sqrt(1.0 / 12));
        AssertMean(uniforms.Select(u => (double)u * u), 1.0 / 3, Math.Sqrt(4.0 / 45));
    }

    [Fact]
    public void Normals_have_the_moments_of_the_standard_normal_distribution()
    {
        var normals = Fills.Normals(Key, Count).Select(z => (double)z).ToArray();
        AssertMean(normals, 0, 1);
        AssertMean(normals.Select(z => z * z), 1, Math.Sqrt(2));
        AssertMean(normals.Select(z => z * z * z), 0, Math.Sqrt(15));
        AssertMean(normals.Select(z => z * z * z * z), 3, Math.Sqrt(96));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    public void Normals_at_a_distance_are_uncorrelated(int lag)
    {
        // The distances include the pairs of one Box–Muller draw (16) and of one block (16, 32), whose squares are tested too.
        var normals = Fills.Normals(Key, Count).Select(z => (double)z).ToArray();
        AssertMean(normals.Skip(lag).Zip(normals, (a, b) => a * b), 0, 1);
        AssertMean(normals.Skip(lag).Zip(normals, (a, b) => (a * a - 1) * (b * b - 1)), 0, 2);
    }

    [Fact]
    public void Permutations_are_permutations()
    {
        foreach (var count in new[] { 0, 1, 2, 3, 10, 1000 })
            Assert.Equal(Enumerable.Range(0, count), Key.Then(count).Permutation(count).Order());
        Assert.Equal(Key.Permutation(100), Key.Permutation(100));
        Assert.NotEqual(Key.Permutation(100), Key.Then(1).Permutation(100));
    }

    [Fact]
    public void Permutations_are_uniform()
    {
        // All 24 orders of four things, from 24,000 keys: chi-square with 23 degrees of freedom exceeds 49.7 once in a thousand seeds.
        const int draws = 24_000;
        var counts = Enumerable.Range(0, draws)
            .GroupBy(draw => string.Join(' ', Key.Then(draw).Permutation(4)))
            .Select(orders => orders.Count())
            .ToArray();
        Assert.Equal(24, counts.Length);
        Assert.InRange(counts.Sum(count => Math.Pow(count - draws / 24.0, 2) / (draws / 24.0)), 0, 49.7);
    }

    /// <summary>4.5 standard errors: one failure in 150,000 seeds.</summary>
    private static void AssertMean(IEnumerable<double> values, double expected, double deviation) =>
        Assert.InRange((values.Average() - expected) / deviation * Math.Sqrt(Count), -4.5, 4.5);

    private static double Kolmogorov(float[] values, Func<double, double> cdf)
    {
        Array.Sort(values);
        var distances = values.Select((value, rank) => Math.Max(
            Math.Abs(cdf(value) - (double)rank / Count),
            Math.Abs(cdf(value) - (rank + 1.0) / Count)));
        return distances.Max() * Math.Sqrt(Count);
    }

    /// <summary>Abramowitz and Stegun 26.2.17: within 7.5e-8.</summary>
    private static double NormalCdf(double x)
    {
        var t = 1 / (1 + 0.2316419 * Math.Abs(x));
        var polynomial = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        var tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * polynomial;
        return x < 0 ? tail : 1 - tail;
    }
}
