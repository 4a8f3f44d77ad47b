using FsCheck.Fluent;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>
/// Every optimum of the linear autoencoder's bound is one of probabilistic PCA's likelihood, with orthogonal loadings, and nothing else
/// holds the bound back (Lucas, Tucker, Grosse and Norouzi 2019, section 4): the declared spec's own program, on drawn data.
/// </summary>
public sealed class LinearOptimumTests
{
    private const double Rounding = 1e-9;

    [Fact]
    public void The_optimum_of_the_likelihood_is_one_of_the_bound() => Holds("the bound is at its optimum too", sample =>
    {
        var (bound, steepest) = sample.Spectral(0, 1).At(sample.Observations);
        Assert.Equal(sample.Optimum, bound, Rounding);
        Assert.InRange(steepest, 0, Rounding);
    });

    [Fact]
    public void No_parameters_have_a_bound_above_that_optimum() => Holds("no bound exceeds the greatest likelihood", sample =>
    {
        for (var draw = 0; draw < 10; draw++)
            Assert.True(sample.Drawn(draw).At(sample.Observations).Bound < sample.Optimum);
    });

    [Fact]
    public void Turned_loadings_keep_the_likelihood_and_lose_the_bound() => Holds("the bound asks for orthogonal loadings", sample =>
    {
        var turned = sample.Spectral(0, 1).Turned(angle: 0.5);
        var (bound, steepest) = turned.At(sample.Observations);
        // KL(q(z|x)‖p(z|x)) of the best diagonal q, ½(Σᵢ log Mᵢᵢ − log det M): Hadamard's inequality, met by diagonal M alone.
        var lost = 0.5 * (turned.M.Diagonal().PointwiseLog().Sum() - Math.Log(turned.M.Determinant()));
        Assert.Equal(sample.Optimum, turned.Evidence(sample.Observations), Rounding);
        Assert.Equal(sample.Optimum - lost, bound, Rounding);
        Assert.True(lost > 1e-4 && steepest > 1e-4);
    });

    [Theory]
    [InlineData(1, new[] { 0, 2 })]
    [InlineData(0, new[] { 1, 2 })]
    [InlineData(1, new[] { 0 })]
    public void What_misses_a_leading_direction_is_a_saddle(int missed, int[] chosen) => Holds("the bound rises towards it", sample =>
    {
        var stuck = sample.Spectral(chosen);
        var (bound, steepest) = stuck.At(sample.Observations);
        Assert.InRange(steepest, 0, Rounding);
        Assert.True(bound < sample.Optimum);
        Assert.True(stuck.Leaning(sample.Direction(missed), 0.05).At(sample.Observations).Bound > bound);
    });

    private static void Holds(string statement, Action<LinearSample> law) => Laws.Hold(
        statement,
        Gen.Choose(0, 1_000_000).Select(seed => new LinearSample((ulong)seed)).ToArbitrary(),
        sample =>
        {
            law(sample);
            return true;
        },
        seed: 5,
        count: 20);
}
