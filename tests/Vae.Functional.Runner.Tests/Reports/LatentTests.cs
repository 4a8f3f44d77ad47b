using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed class LatentTests
{
    /// <summary>Against values of Python's statistics.NormalDist().inv_cdf.</summary>
    [Theory]
    [InlineData(0.025, -1.9599639845400538)]
    [InlineData(0.1, -1.2815515655446008)]
    [InlineData(0.3, -0.5244005127080407)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-300, -37.0470962993612)]
    public void The_inverse_normal_is_that_of_the_tables(double probability, double expected) =>
        Assert.Equal(expected, InverseNormal.Of(probability), tolerance: 1e-12);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void It_has_no_value_at_the_ends(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InverseNormal.Of(probability));

    [Fact]
    public void The_manifold_reads_like_a_chart()
    {
        var points = ManifoldGrid.Points();

        Assert.Equal(400, points.Length);
        var edge = -1.959964;
        Assert.Equal((edge, -edge), Rounded(points[0]));     // top left
        Assert.Equal((-edge, -edge), Rounded(points[19]));   // top right
        Assert.Equal((edge, edge), Rounded(points[380]));    // bottom left
        Assert.Equal(0.0, points.Sum(point => point.Z1), tolerance: 1e-9);

        static (double, double) Rounded((double Z1, double Z2) point) => (Math.Round(point.Z1, 6), Math.Round(point.Z2, 6));
    }

    [Fact]
    public void The_widest_axes_come_widest_first()
    {
        var scatter = new LatentScatter([0, 5, 1, 0, -5, 9, 0, 5, 1], dimension: 3, labels: [1, 2, 3]);

        Assert.Equal([1, 2], scatter.WidestAxes(2).ToArray());
        Assert.Equal(200.0 / 9, scatter.Variance(1), tolerance: 1e-9);
    }

    [Fact]
    public void Labels_that_do_not_belong_to_the_points_are_refused() =>
        Assert.Throws<ArgumentException>(() => new LatentScatter([1, 2, 3, 4], dimension: 2, labels: [1, 2, 3]));
}
