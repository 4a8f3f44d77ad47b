using Vae.Functional.Tests.Measures;

namespace Vae.Functional.Tests.Training;

/// <summary>What is shown for a latent vector, and what for an observation.</summary>
public sealed class DecodingTests
{
    [Fact]
    public void A_shifted_decoding_adds_its_multiple_of_σ_to_the_mean_of_the_same_z()
    {
        using var means = LinearWorld.Fit(LinearWorld.Spec with { Decoding = Decoding.Mean });
        using var shifted = LinearWorld.Fit(LinearWorld.Spec with { Decoding = Decoding.Shifted, Shift = -1.5 });
        // σ = 0.5.
        foreach (var (mean, shown) in means.Sample(250, seed: 3).Zip(shifted.Sample(250, seed: 3)))
            Assert.Equal(mean - 0.75, shown, 1e-5);
    }

    [Fact]
    public void Another_decoding_shows_the_same_model()
    {
        using var fit = LinearWorld.Fit();
        using var shifted = fit.Showing(Decoding.Shifted, 2);
        var (own, other) = (fit.Generate(50, seed: 3), shifted.Generate(50, seed: 3));
        Assert.Equal(fit.Spec with { Decoding = Decoding.Shifted, Shift = 2 }, shifted.Spec);
        // The same z, and σ = 0.5.
        Assert.All(own.Means.Zip(other.Shown, (mean, shown) => shown - mean), shift => Assert.Equal(1, shift, 1e-5));
    }

    [Fact]
    public void Averages_of_decoded_draws_near_the_decoded_mean_where_the_decoder_is_linear()
    {
        using var fit = LinearWorld.Fit();
        var atMean = fit.Reconstruct(LinearWorld.Data);
        double Apart(int draws) =>
            fit.Reconstruct(LinearWorld.Data, draws).Zip(atMean, (a, b) => ((double)a - b) * (a - b)).Sum() / LinearWorld.Count;
        // 2,000 observations: a deviation of 3 % of the mean, of which five are allowed (an error rate of 6·10⁻⁷ each).
        Assert.InRange(Apart(1) / LinearWorld.ErrorOfDraw, 0.85, 1.15);
        Assert.InRange(Apart(10) / LinearWorld.ErrorOfDraw, 0.085, 0.115);
        Assert.Equal(fit.Reconstruct(LinearWorld.Data, 2, seed: 5), fit.Reconstruct(LinearWorld.Data, 2, seed: 5));
    }

    [Fact]
    public void No_draws_make_no_average()
    {
        using var fit = LinearWorld.Fit();
        Assert.Equal(
            "an average over 0 draws was asked for; ask for a positive number",
            Assert.Throws<VaeException>(() => fit.Reconstruct(LinearWorld.Data, 0)).Message);
    }
}
