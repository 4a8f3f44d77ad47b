using Vae.Functional.Baselines;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Tests.Baselines;

public sealed class GaussianMixtureTests
{
    private const double Floor = 1e-3;

    [Theory]
    [InlineData(MixtureCovariance.Diagonal)]
    [InlineData(MixtureCovariance.Full)]
    public void Every_step_raises_the_likelihood(MixtureCovariance covariance)
    {
        var mixture = GaussianMixture.Fit(Clusters(300), 4, Floor, covariance, tolerance: 0, seed: 2).Value();
        Assert.True(mixture.History.Count > 5);
        Assert.All(mixture.History.Zip(mixture.History.Skip(1)), step => Assert.True(step.Item2 >= step.Item1 - 1e-10));
        Assert.Equal(mixture.History[^1], mixture.LogDensities(Clusters(300)).Average(), 1e-12);
    }

    [Fact]
    public void One_component_is_the_normal_of_maximum_likelihood()
    {
        // −½ (D log 2π + log det Σ + D) for the covariance of the data itself.
        var data = Clusters(100);
        var logDeterminant = Spectrum.Of(data).Value().Eigenvalues.Sum(value => Math.Log(value));
        var mixture = GaussianMixture.Fit(data, 1, Floor, MixtureCovariance.Full).Value();
        Assert.Equal(-0.5 * (2 * Math.Log(2 * Math.PI) + logDeterminant + 2), mixture.LogDensities(data).Average(), 1e-10);
    }

    [Theory]
    [InlineData(MixtureCovariance.Diagonal)]
    [InlineData(MixtureCovariance.Full)]
    public void Clusters_are_found_and_their_likelihood_is_nearly_the_truth(MixtureCovariance covariance)
    {
        var (training, held) = (Clusters(2_000), Clusters(2_000, seed: 9));
        var mixture = GaussianMixture.Fit(training, 3, Floor, covariance, seed: 1).Value();
        // The clusters do not overlap: log p(x) = log ⅓ − log 2πe·0.01 + noise, whose mean has a standard error of 1/√2000.
        var truth = Math.Log(1.0 / 3) - Math.Log(2 * Math.PI * Math.E * 0.01);
        Assert.InRange(mixture.LogDensities(held).Average() - truth, -0.12, 0.12);
        // A reconstruction is the mean of its cluster: what is left is the variance within, 2·0.01.
        Assert.Equal(0.02, mixture.Errors(held).Average(), 0.002);
    }

    [Fact]
    public void A_density_is_the_mean_of_its_components()
    {
        var mixture = GaussianMixture.Fit(Clusters(200), 2, Floor).Value();
        // The rectangle rule, in steps of half a cluster's deviation, over a box that holds all but 1e-9 of the mass.
        const double step = 0.05;
        var points = DenseArray.Generate([800 * 800, 2], i => -17.5 + step * (i % 2 == 0 ? i / 2 / 800 : i / 2 % 800));
        Assert.Equal(1, mixture.LogDensities(points).Sum(Math.Exp) * step * step, 1e-6);
    }

    [Fact]
    public void A_single_point_is_held_up_by_the_floor()
    {
        var repeated = DenseArray.Generate([10, 2], i => i < 10 ? 0 : 5);
        var mixture = GaussianMixture.Fit(repeated, 2, Floor).Value();
        Assert.Equal(-Math.Log(2 * Math.PI * Floor) - Math.Log(2), mixture.LogDensities(repeated).Average(), 1e-9);
    }

    [Theory]
    [InlineData(0, 0.1, "0 components for 10 observations; give at least 1 and no more than there are observations")]
    [InlineData(11, 0.1, "11 components for 10 observations; give at least 1 and no more than there are observations")]
    [InlineData(2, 0, "the floor of variances is 0; give a positive number, or the likelihood rises without limit")]
    public void What_cannot_be_fitted_is_refused(int components, double floor, string reason) =>
        Assert.Equal(reason, GaussianMixture.Fit(Clusters(10), components, floor).LeftToSeq().Head.Message);

    // Three round clusters of deviation 0.1, five apart.
    private static DenseArray Clusters(int count, ulong seed = 4)
    {
        var (normals, uniforms) = (new double[count * 2], new double[count]);
        NoiseKey.FromSeed(seed).Then("normals").FillStandardNormal(normals);
        NoiseKey.FromSeed(seed).Then("clusters").FillUniform(uniforms);
        return DenseArray.Generate([count, 2], i => 0.1 * normals[i] + ((int)(uniforms[i / 2] * 3), i % 2) switch
        {
            (0, _) => 0,
            (1, 0) or (2, 1) => 5,
            _ => 0,
        });
    }
}
