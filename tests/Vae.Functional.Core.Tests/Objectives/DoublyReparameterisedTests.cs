using Vae.Functional.Noise;

namespace Vae.Functional.Core.Tests.Objectives;

public sealed class DoublyReparameterisedTests
{
    private static readonly (double, double) Posterior = (0.3, -0.8);

    // The weight of the divergence, as it is in training and as it is while it warms up.
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Its_expected_gradient_is_that_of_the_importance_weighted_bound(double beta)
    {
        var spec = SmallModel.Spec with { Beta = beta };

        var own = SmallModel.ExpectedGradients(new ImportanceWeighted(2), spec, 2, Posterior);
        var doubly = SmallModel.ExpectedGradients(new DoublyReparameterised(2), spec, 2, Posterior);

        SmallModel.AssertClose(own, doubly, 1e-6);
        Assert.Contains(own[..2], gradient => Math.Abs(gradient) > 0.1);
        Assert.Contains(own[2..], gradient => Math.Abs(gradient) > 0.1);
    }

    [Fact]
    public void The_decoder_keeps_the_bound_s_own_gradient_draw_by_draw()
    {
        var noise = Normals(2 * 5, seed: 1);
        double[] ones = [1, 1, 1, 1, 1];

        var own = SmallModel.Gradients(new ImportanceWeighted(2), SmallModel.Spec, noise, ones, Posterior);
        var doubly = SmallModel.Gradients(new DoublyReparameterised(2), SmallModel.Spec, noise, ones, Posterior);

        SmallModel.AssertClose(own.Decoder, doubly.Decoder, 1e-12);
        Assert.NotEqual(own.Encoder[0][0], doubly.Encoder[0][0], 1e-3);
    }

    // |E g|/√Var g falls as 1/√K for the bound's own gradient and grows as √K for this one (Rainforth et al. 2018; Tucker et al. 2019).
    // From K = 4 to 36 that is a factor of 3 either way; over 800 draws a signal has a standard error of 0.04, far from 1.5 and from 1.
    [Fact]
    public void Its_signal_rises_above_its_noise_with_K_where_the_bound_s_own_sinks()
    {
        double Signal(Estimator estimator, int samples)
        {
            var rows = Enumerable.Repeat(1.0, 800).ToArray();
            var noise = Normals(rows.Length * samples, seed: 7);
            var gradients = SmallModel.Gradients(estimator, SmallModel.Spec, noise, rows, (0.6, -0.2)).Encoder
                .Select(row => row[0]).ToArray();
            var mean = gradients.Average();
            return Math.Abs(mean) / Math.Sqrt(gradients.Average(gradient => (gradient - mean) * (gradient - mean)));
        }

        Assert.True(Signal(new DoublyReparameterised(36), 36) > 1.5 * Signal(new DoublyReparameterised(4), 4));
        Assert.True(Signal(new ImportanceWeighted(36), 36) < Signal(new ImportanceWeighted(4), 4));
    }

    [Fact]
    public void Its_value_is_the_bound() => Assert.Equal(
        new ImportanceWeighted(3).Build(new VaeModel(SmallModel.Spec)).OrThrow().Value.ToString(),
        new DoublyReparameterised(3).Build(new VaeModel(SmallModel.Spec)).OrThrow().Value.ToString());

    private static double[] Normals(int count, ulong seed)
    {
        var normals = new double[count];
        NoiseKey.FromSeed(seed).FillStandardNormal(normals);
        return normals;
    }
}
