using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Log densities of the Bernoulli and the normal against values computed with 40 digits (mpmath).</summary>
public sealed class DensityTests
{
    [Theory]
    [InlineData(0.3, -1.2, 0.05, -447.92320625965068175)]
    [InlineData(5, 5, 1e-3, 5.9888167457774643103)]
    [InlineData(-100, 3, 7, -111.11995072307631258)]
    public void A_normal_density(double x, double mean, double deviation, double expected)
    {
        (string, double[])[] columns = [("x", [x]), ("m", [mean]), ("s", [deviation]), ("v", [2 * Math.Log(deviation)])];
        var (location, at) = (Numbers.Column("m", 1), Numbers.Column("x", 1));
        var byScale = NormalDistribution.FromScale(location, Numbers.Column("s", 1));
        var byLogVariance = NormalDistribution.FromLogVariance(location, Numbers.Column("v", 1));
        Assert.Equal(expected, Numbers.Of(byScale.LogDensity(at), columns)[0], 1e-10);
        Assert.Equal(expected, Numbers.Of(byLogVariance.LogDensity(at), columns)[0], 1e-10);
    }

    [Theory]
    [InlineData(0.7, -0.40318604888545789319, -1.1031860488854578932)]
    [InlineData(-40, -40.0, -4.2483542552915889863e-18)]
    [InlineData(40, -4.2483542552915889863e-18, -40.0)]
    [InlineData(800, 0.0, -800.0)]
    [InlineData(-800, -800.0, 0.0)]
    public void A_Bernoulli_density_at_extreme_logits(double logit, double atOne, double atZero)
    {
        static BernoulliDistribution Make(Expr logits) => new(logits);
        Assert.Equal(atOne, Numbers.LogDensity(Make, logit, [1])[0], 1e-14);
        Assert.Equal(atZero, Numbers.LogDensity(Make, logit, [0])[0], 1e-14);
    }

    [Fact]
    public void A_standard_normal_density_is_that_of_a_normal()
    {
        double[] x = [-3, -0.5, 0, 1, 40];
        var at = Numbers.Column("x", x.Length);
        var expected = x.Select(value => -0.5 * value * value - 0.5 * Math.Log(2 * Math.PI));
        Assert.Equal(expected, Numbers.Of(new StandardNormalDistribution(1).LogDensity(at), ("x", x)));
    }

    [Fact]
    public void Densities_sum_over_components()
    {
        var x = Expressions.Parameter("x", (2, 3), Initialisation.Zeros);
        var leaves = new Dictionary<string, DenseArray> { ["x"] = DenseArray.Of([2, 3], [0, 1, 2, 3, 4, 5]) };
        var value = Evaluate.Of(Graph.Of(new Output("y", new StandardNormalDistribution(3).LogDensity(x))), 1, leaves)["y"];
        var constant = 1.5 * Math.Log(2 * Math.PI);
        Assert.Equal(-2.5 - constant, value.Values[0], 1e-12);
        Assert.Equal(-25 - constant, value.Values[1], 1e-12);
    }

    [Fact]
    public void Gradients_of_densities_are_finite_at_extremes()
    {
        double[] logits = [-1e30, -800, -50, 0, 50, 800, 1e30];
        var column = Numbers.Column("l", logits.Length);
        var bernoulli = new BernoulliDistribution(column).LogDensity(Numbers.Column("x", logits.Length));
        Assert.All(
            Numbers.Gradient(bernoulli, "l", ("l", logits), ("x", [.. logits.Select(_ => 1.0)])),
            gradient => Assert.InRange(gradient, 0, 1));

        double[] logVariances = [-60, -1, 0, 1, 600];
        var (location, at) = (Numbers.Column("x", 5), Numbers.Column("x", 5) + 1.0);
        var normal = NormalDistribution.FromLogVariance(location, Numbers.Column("v", 5)).LogDensity(at);
        Assert.All(
            Numbers.Gradient(normal, "v", ("v", logVariances), ("x", [0, 0, 0, 0, 0])),
            gradient => Assert.True(double.IsFinite(gradient)));
    }
}
