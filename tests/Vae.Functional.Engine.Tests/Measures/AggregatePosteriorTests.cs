using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Measures;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Tests.Measures;

/// <summary>The mixture of a few posteriors against quadrature: of the observations at hand its estimates are unbiased.</summary>
public sealed class AggregatePosteriorTests
{
    private static readonly double[] Means = [-1.2, -0.9, 0.1, 0.15, 2.3];
    private static readonly double[] Deviations = [0.3, 1.1, 0.2, 0.6, 0.4];

    [Fact]
    public void Mutual_information_and_divergence_of_few_observations_have_the_values_of_quadrature()
    {
        // 4,000 rounds of five draws; each comparison is five standard errors wide, an error rate of 6·10⁻⁷.
        var rounds = Enumerable.Range(0, 4_000).Select(Round).ToArray();
        var information = SampleMean.Of(
            [.. rounds.Select(round => round.OwnLogDensity.Zip(round.LogDensity, (own, mixed) => own - mixed).Average())]);
        var negentropy = SampleMean.Of([.. rounds.Select(round => round.LogDensity.Average())]);
        var exact = Integral(z => Mixture(z) * Math.Log(Mixture(z)));
        Assert.Equal(exact, negentropy.Value, 5 * negentropy.StandardError);
        // −H(q(z|x)) = −½ log 2πe s².
        var own = Deviations.Average(s => -0.5 * Math.Log(2 * Math.PI * Math.E * s * s));
        Assert.Equal(own - exact, information.Value, 5 * information.StandardError);
        Assert.InRange(information.StandardError, 1e-4, 0.02);
    }

    [Fact]
    public void Of_many_observations_some_are_drawn_from_and_all_are_mixed()
    {
        var count = AggregatePosterior.MostDraws + 500;
        var means = Enumerable.Range(0, count).Select(n => n % 2 == 0 ? -50f : 50f).ToArray();
        var ones = Enumerable.Repeat(1f, count).ToArray();
        var found = AggregatePosterior.Of(new Encoded([.. means], [.. ones], [.. means]), 1, NoiseKey.FromSeed(1));
        Assert.Equal(count, found.Observations);
        Assert.Equal(AggregatePosterior.MostDraws, found.LogDensity.Length);
        // Two clusters, half of the observations each.
        Assert.All(found.OwnLogDensity.Zip(found.LogDensity, (own, mixed) => own - mixed), gap => Assert.Equal(Math.Log(2), gap, 1e-9));
        Assert.Contains(-50f, found.Latents);
        Assert.Contains(50f, found.Latents);
    }

    private static AggregatePosterior Round(int round)
    {
        var noise = new double[Means.Length];
        NoiseKey.FromSeed(3).Then(round).FillStandardNormal(noise);
        var draws = Means.Zip(Deviations, noise).Select(one => (float)(one.First + one.Second * one.Third));
        return AggregatePosterior.Of(
            new Encoded([.. Means.Select(mean => (float)mean)], [.. Deviations.Select(s => (float)s)], [.. draws]), 1, NoiseKey.FromSeed(0));
    }

    private static double Mixture(double z) => Means.Zip(Deviations, (m, s) =>
        Math.Exp(-0.5 * (z - m) * (z - m) / (s * s)) / (s * Math.Sqrt(2 * Math.PI))).Average();

    // The trapezoidal rule, which converges faster than any power for integrands that vanish at both ends.
    private static double Integral(Func<double, double> integrand)
    {
        const double step = 0.01;
        return Enumerable.Range(-1_000, 2_001).Sum(i => integrand(i * step)) * step;
    }
}
