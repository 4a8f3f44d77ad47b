namespace Vae.Functional.Core.Tests.Models;

public sealed class ClaimsTests
{
    [Fact]
    public void They_read_as_text()
    {
        Assert.Equal("claims no bound; in nats per observation", new Claims().ToString());
        Assert.Equal(
            "a lower bound of log p(x); unbiased for the importance-weighted bound of 5 samples; its exponential unbiased for p(x); "
            + "its gradient unbiased for that of the importance-weighted bound of 5 samples; never falls as Samples grows; "
            + "in nats per observation",
            new ImportanceWeighted(5).Claims.ToString());
        Assert.Equal(
            "a lower bound of log p(x); the encoder's gradient unbiased for that of the evidence lower bound; in bits per observation",
            new Claims(
                LowerBoundOf: new Quantity.LogEvidence(),
                EncoderGradientFor: new Quantity.EvidenceLowerBound(),
                Unit: ValueUnit.BitsPerObservation).ToString());
    }

    [Fact]
    public void They_are_compared_by_value()
    {
        Assert.Equal(new Renyi(0.5, 3).Claims, new Renyi(0.5, 3).Claims);
        Assert.Equal(new Renyi(0.5, 3).Claims.GetHashCode(), new Renyi(0.5, 3).Claims.GetHashCode());
        Assert.NotEqual(new Renyi(0.5, 3).Claims, new Renyi(0.5, 3).Claims with { MonotoneIn = [] });
        Assert.NotEqual(new Renyi(0.5, 3).Claims, new Renyi(0.5, 4).Claims);
    }

    [Theory]
    [InlineData(0.5, 3, true)]
    [InlineData(0, 3, true)]
    [InlineData(2, 3, true)]
    [InlineData(-0.5, 3, false)]
    [InlineData(-0.5, 1, true)]
    public void A_Renyi_bound_is_a_lower_bound_unless_alpha_is_negative_and_weights_are_averaged(double alpha, int samples, bool isBound)
    {
        Assert.Equal(isBound, new Renyi(alpha, samples).Claims.IsLowerBoundOfLogEvidence);
        Assert.Equal(isBound, new Claims(LowerBoundOf: new Quantity.RenyiBound(alpha, samples)).IsLowerBoundOfLogEvidence);
    }

    [Fact]
    public void A_lower_bound_of_something_that_can_exceed_log_p_is_none_of_log_p() =>
        Assert.False(new Claims(LowerBoundOf: new Quantity.Evidence()).IsLowerBoundOfLogEvidence);
}
