using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>The denoising bound on a linear model, where its expectation has a closed form.</summary>
public sealed class DenoisingTests
{
    private const double X = 0.7, Sigma = 0.6, Slope = 0.8, Weight = 0.9, LogVariance = -1.1;

    private static readonly VaeSpec Linear = new(
        new RealValued(1, Dequantised: true),
        new StandardNormal(1),
        new DiagonalGaussian(new Mlp([], Activation.Relu)),
        new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(Sigma)));

    private static readonly Dictionary<string, DenseArray> Parameters = new()
    {
        ["encoder.mean.weight"] = DenseArray.Of([1, 1], [Slope]),
        ["encoder.mean.bias"] = DenseArray.Of([1], [0.0]),
        ["encoder.log_variance.weight"] = DenseArray.Of([1, 1], [0.0]),
        ["encoder.log_variance.bias"] = DenseArray.Of([1], [LogVariance]),
        ["decoder.mean.weight"] = DenseArray.Of([1, 1], [Weight]),
        ["decoder.mean.bias"] = DenseArray.Of([1], [0.0]),
    };

    public static TheoryData<Corruption, double, double> Moments => new()
    {
        { new GaussianNoise(0.5), X, 0.25 },
        { new MaskingNoise(0.3), 0.7 * X, 0.3 * 0.7 * X * X },
        { new SaltAndPepperNoise(0.4), 0.6 * X + 0.2, 0.6 * X * X + 0.2 - (0.6 * X + 0.2) * (0.6 * X + 0.2) },
        { new MaskingNoise(0), X, 0 },
    };

    // E log p(x, z) − log q(z|x̃) = E log N(x; wz, σ²) − KL(N(ax̃, s²)‖N(0, 1)) takes no more of x̃ than its mean and variance. Over 20,000
    // draws five standard errors would reject a right bound with one seed in 1.7 million.
    [Theory]
    [MemberData(nameof(Moments))]
    public void Its_expectation_is_the_mean_bound_over_corruptions(Corruption corruption, double mean, double variance)
    {
        const int Draws = 20_000;
        const int Samples = 2;
        var s2 = Math.Exp(LogVariance);
        var secondMoment = Slope * Slope * (variance + mean * mean);
        var expected = -0.5 * Math.Log(2 * Math.PI) - Math.Log(Sigma)
            - (X * X - 2 * X * Weight * Slope * mean + Weight * Weight * (secondMoment + s2)) / (2 * Sigma * Sigma)
            - 0.5 * (secondMoment + s2 - 1 - LogVariance);

        var values = Values(new Denoising(corruption, Samples), Draws, Samples);
        var found = values.Average();
        var error = Math.Sqrt(values.Average(value => (value - found) * (value - found)) / Draws);

        Assert.InRange(found - expected, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.02);
    }

    [Fact]
    public void Without_corruption_it_is_the_bound_with_the_analytic_divergence() => Assert.Equal(
        Values(new AnalyticKl(2), 5, 2),
        Values(new Denoising(new GaussianNoise(0), 2), 5, 2));

    // What is scheduled is an input of training programs; values of an evaluation are those of the last strength.
    [Fact]
    public void A_corruption_that_weakens_ends_as_the_weaker_one()
    {
        var weakening = new Denoising(new GaussianNoise(2), 2, DecayEpochs: 8, Remaining: 0.25);
        Assert.Equal(Values(new Denoising(new GaussianNoise(0.5), 2), 5, 2), Values(weakening, 5, 2));
        var plan = new TrainingPlan(10, Estimator: weakening);
        Assert.Equal([1.0, 0.625, 0.25], new[] { 0.0, 4, 9 }.Select(Schedules.Of(Linear, plan)[^1].Schedule.At));
        Assert.Contains("corruption_strength", Programs.Training(Linear, weakening).OrThrow().Inputs.Select(input => input.Name));
    }

    [Fact]
    public void What_makes_no_corruption_is_refused_in_words()
    {
        Assert.Equal(
            ["Corruption: the probability is 1.5; give a number from 0 to 1"],
            new Denoising(new MaskingNoise(1.5)).Faults);
        Assert.Equal(
            ["Samples is 0; give a positive number", "Corruption: the deviation is -1; give a number that is not negative"],
            new Denoising(new GaussianNoise(-1), 0).Faults);
        Assert.Equal(
            ["DecayEpochs is -2; give 0 or a positive number", "Remaining is 1.5; give a number from 0 to 1"],
            new Denoising(new GaussianNoise(1), 1, -2, 1.5).Faults);
    }

    private static double[] Values(Estimator estimator, int draws, int samples)
    {
        var (normals, others) = (new double[draws * samples], new double[draws * samples]);
        NoiseKey.FromSeed(5).FillStandardNormal(normals);
        if (estimator is Denoising { Corruption.Noise: NoiseLaw.Uniform })
            NoiseKey.FromSeed(6).FillUniform(others);
        else
            NoiseKey.FromSeed(6).FillStandardNormal(others);
        var leaves = new Dictionary<string, DenseArray>(Parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([draws, 1], _ => X),
            [VaeModel.LatentNoise] = DenseArray.Of([draws * samples, 1], normals),
            [Denoising.CorruptionNoise] = DenseArray.Of([draws * samples, 1], others),
        };
        return [.. Evaluate.Of(Programs.Evaluation(Linear, estimator).OrThrow(), draws, leaves)[Programs.Value].Values];
    }
}
