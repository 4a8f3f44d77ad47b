using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>The rules alone, on what they are exact for.</summary>
public sealed class GaussHermiteTests
{
    [Theory]
    [InlineData(9)]
    [InlineData(16)]
    [InlineData(80)]
    public void A_rule_has_the_moments_of_the_normal(int order)
    {
        var (nodes, masses) = GaussHermite.Rule(order);
        Assert.Equal(1, masses.Sum(), 1e-13);
        // E x^2k = (2k − 1)!!
        var moment = 1.0;
        for (var k = 1; k < Math.Min(order, 20); k++)
        {
            moment *= 2 * k - 1;
            Assert.Equal(1, nodes.Zip(masses, (x, mass) => mass * Math.Pow(x, 2 * k)).Sum() / moment, 1e-11);
        }
    }

    [Fact]
    public void A_rule_at_the_mode_is_exact_for_a_normal_density()
    {
        // N(m, A⁻¹) without its constant, with m = (3, −2) and A = [[2, 0.6], [0.6, 0.5]].
        static double Exponent(double[] z) => -0.5 * (2 * Square(z[0] - 3) + 1.2 * (z[0] - 3) * (z[1] + 2) + 0.5 * Square(z[1] + 2));
        double[] At(double[] points) => [.. points.Chunk(2).Select(Exponent)];
        var rule = ModeRule.Of(At, [2.5, -1], new([-8, -16], [14, 12], 48))!;
        var (log, points) = rule.Sum(16);
        const double determinant = 2 * 0.5 - 0.6 * 0.6;
        Assert.Equal(Math.Log(2 * Math.PI / Math.Sqrt(determinant)), log, 1e-8);
        var inverse = new[,] { { 0.5 / determinant, -0.6 / determinant }, { -0.6 / determinant, 2 / determinant } };
        Assert.True(points.Moments().IsWithin(1e-8, new([3, -2], inverse)));
    }

    [Fact]
    public void There_is_no_mode_where_the_exponent_is_convex() =>
        Assert.Null(ModeRule.Of(points => Array.ConvertAll(points, Square), [0], new([-1], [1], 48)));

    private static double Square(double x) => x * x;
}
