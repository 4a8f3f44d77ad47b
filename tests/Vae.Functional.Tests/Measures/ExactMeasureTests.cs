namespace Vae.Functional.Tests.Measures;

/// <summary>
/// Measures of a linear Gaussian model against their closed forms. Each comparison is five standard errors wide, an error rate of 6·10⁻⁷,
/// and there are fewer than thirty.
/// </summary>
public sealed class ExactMeasureTests : IDisposable
{
    private readonly Fit fit = LinearWorld.Fit();

    public void Dispose() => fit.Dispose();

    [Fact]
    public void Rate_and_distortion_are_those_of_the_closed_form()
    {
        var found = Measured(new RateAndDistortion());
        Near(LinearWorld.ComponentRates.Sum(), found["rate"]);
        Near(LinearWorld.Distortion, found["distortion"]);
    }

    [Fact]
    public void The_bound_is_minus_their_sum()
    {
        var bound = Measured(new EvidenceBound())["bound"];
        Near(-LinearWorld.Distortion - LinearWorld.ComponentRates.Sum(), bound);
        Assert.Equal((Standing.LowerBound, "log p(x)"), (bound.Standing, bound.Of));
        var bits = Measured(new BitsPerDimension())["bits per dimension"];
        Assert.Equal(-bound.Value / (LinearWorld.Width * Math.Log(2)), bits.Value, 1e-9);
        Assert.Equal(Standing.UpperBound, bits.Standing);
    }

    [Fact]
    public void Divergences_of_components_are_theirs_and_a_dead_one_has_none()
    {
        var found = Measured(new DivergencePerComponent());
        foreach (var (i, rate) in LinearWorld.ComponentRates.Index())
            Near(rate, found[$"divergence of z[{i}]"]);
        Assert.Equal(0, found["divergence of z[2]"].Value, 1e-6);
        Assert.Equal(1, Measured(new PosteriorCollapse())["collapsed components"].Value);
        Assert.Equal(3, Measured(new PosteriorCollapse(Epsilon: 100))["collapsed components"].Value);
    }

    [Fact]
    public void The_importance_weighted_bound_reaches_the_evidence_from_below()
    {
        var found = Measured(new LogEvidence());
        Assert.InRange(LinearWorld.LogEvidence - found["importance-weighted bound"].Value, -0.002, 0.04);
        Assert.InRange(found["effective sample size"].Value, 50, 500);
    }

    [Fact]
    public void Information_and_aggregate_divergence_are_those_of_the_population_and_add_up_to_the_rate()
    {
        var information = Measured(new MutualInformation())["mutual information"];
        var divergence = Measured(new AggregateDivergence())["aggregate divergence"];
        // 2,000 normals in the two live dimensions make a mixture that is near the aggregate posterior of the population, not it.
        const double ofFiniteData = 0.03;
        Assert.InRange(information.Value - LinearWorld.MutualInformation, -5 * Error(information) - ofFiniteData, 5 * Error(information));
        Assert.InRange(divergence.Value - LinearWorld.AggregateDivergence, -5 * Error(divergence), 5 * Error(divergence) + ofFiniteData);
        Assert.Equal(
            LinearWorld.ComponentRates.Sum(), information.Value + divergence.Value, 5 * (Error(information) + Error(divergence)));
        Assert.True(LinearWorld.MutualInformation > 1 && LinearWorld.AggregateDivergence > 0.01);
    }

    [Fact]
    public void Two_of_three_units_are_active()
    {
        var found = Measured(new ActiveUnits());
        Assert.Equal(2, found["active units"].Value);
        for (var i = 0; i < LinearWorld.Latent; i++)
            Near(LinearWorld.P[i, i], found[$"activity of z[{i}]"]);
        var between = (LinearWorld.P[0, 0] + LinearWorld.P[1, 1]) / 2;
        Assert.Equal(1, Measured(new ActiveUnits(between))["active units"].Value);
    }

    [Fact]
    public void Variance_splits_as_the_law_of_total_variance_says()
    {
        var found = Measured(new VarianceSplit());
        Near(LinearWorld.TotalVariance, found["total variance"]);
        Near(LinearWorld.Explained, found["variance explained by z"]);
        Assert.Equal(LinearWorld.Kept, found["variance kept by p(x|z)"].Value, 1e-6);
    }

    [Fact]
    public void Reconstructions_err_by_the_closed_form_and_draws_by_their_variance_more()
    {
        var found = Measured(new ReconstructionError(Draws: 4));
        Near(LinearWorld.ErrorAtMean, found["error at the posterior's mean"]);
        Near(LinearWorld.ErrorAtMean + LinearWorld.ErrorOfDraw / 4, found["error of averaged draws"]);
    }

    [Fact]
    public void Norms_are_those_of_the_decoders_columns()
    {
        var found = Measured(new DecoderNorms());
        for (var i = 0; i < LinearWorld.Latent; i++)
            Assert.Equal(LinearWorld.W.Column(i).L2Norm(), found[$"decoder norm of z[{i}]"].Value, 1e-6);
    }

    private Dictionary<string, Measurement> Measured(Measure measure) => fit.Measure(LinearWorld.Data, measure).ToDictionary(one => one.Name);

    private static double Error(Measurement measurement) => measurement.StandardError!.Value;

    private static void Near(double exact, Measurement found) =>
        Assert.InRange(found.Value - exact, -5 * Error(found) - 1e-6, 5 * Error(found) + 1e-6);
}
