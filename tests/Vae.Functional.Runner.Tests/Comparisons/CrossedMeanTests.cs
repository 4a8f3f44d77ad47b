using Vae.Functional.Noise;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Runner.Tests.Comparisons;

public sealed class CrossedMeanTests
{
    [Fact]
    public void Seeds_and_observations_both_count()
    {
        var mean = CrossedMean.Of([[1, 2, 6], [3, 4, 8]]);
        // Means of seeds 3 and 5, of observations 2, 3, 7: variances 2 and 7, over 2 and 3.
        Assert.Equal(4, mean.Value);
        Assert.Equal(Math.Sqrt(1 + 7.0 / 3), mean.StandardError, 1e-12);
        Assert.Equal(Math.Pow(10.0 / 3, 2) / (1 + 49.0 / 9 / 2), mean.Freedom, 1e-12);
    }

    [Fact]
    public void Of_one_seed_observations_count_alone()
    {
        var mean = CrossedMean.Of([[1, 2, 6]]);
        Assert.Equal(Math.Sqrt(7.0 / 3), mean.StandardError, 1e-12);
        // Student's t with two degrees of freedom has its 97.5 % quantile at 4.3027.
        Assert.Equal((3 - 4.3027 * Math.Sqrt(7.0 / 3), 3 + 4.3027 * Math.Sqrt(7.0 / 3)), mean.Interval(0.95), Near);
    }

    [Fact]
    public void What_two_have_in_common_does_not_scatter_their_difference()
    {
        double[][] first = [[10, 200, -30], [11, 201, -29]];
        var mean = CrossedMean.OfDifference([.. first.Select(row => row.Select(value => value + 2.5).ToArray())], first);
        Assert.Equal((2.5, 0), (mean.Value, mean.StandardError));
        Assert.Equal((2.5, 2.5), mean.Interval(0.95));
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(0.1, 1)]
    [InlineData(1, 1)]
    public void An_interval_holds_the_truth_as_often_as_it_says(double seedDeviation, double observationDeviation)
    {
        // Three seeds, forty observations, 4,000 worlds: the share of hits has a standard error of 0.0035, and four of those are allowed
        // below 0.95 (an error rate of 3·10⁻⁵ a case); Satterthwaite's approximation takes another 0.01.
        const int worlds = 4_000;
        var hits = Enumerable.Range(0, worlds).Count(world =>
        {
            var normals = new double[3 + 40 + 120];
            NoiseKey.FromSeed(8).Then(world).FillStandardNormal(normals);
            double[][] rows =
            [
                .. Enumerable.Range(0, 3).Select(s => Enumerable.Range(0, 40)
                    .Select(n => seedDeviation * normals[s] + observationDeviation * normals[3 + n] + 0.3 * normals[43 + s * 40 + n]).ToArray()),
            ];
            var (low, high) = CrossedMean.Of(rows).Interval(0.95);
            return low <= 0 && 0 <= high;
        });
        Assert.InRange(hits / (double)worlds, 0.95 - 4 * 0.0035 - 0.01, 1);
    }

    private static readonly IEqualityComparer<(double, double)> Near =
        EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-3 && Math.Abs(a.Item2 - b.Item2) < 1e-3);

}
