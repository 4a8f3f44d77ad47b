using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Tests.Training;

/// <summary>Linear models, whose optima have closed forms, trained until they are there.</summary>
public sealed class LinearTests
{
    private static readonly DataSet Data = Sets.Linear();
    private static readonly Spectrum Spectrum = Spectrum.Of(Data.Matrix()).OrThrow();

    [Fact]
    public void A_linear_variational_autoencoder_reaches_probabilistic_PCA()
    {
        var exact = ProbabilisticPca.Of(Spectrum, latents: 2).OrThrow().MeanLogDensity(Data.Matrix());
        var spec = Specs.Linear with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new SharedSigma(Floor: 0.01)) };
        using var fit = spec.Train(
            Data, new TrainingPlan(3_000, BatchSize: Sets.Count, new AnalyticKl(8), LearningRate: 3e-3, ValidationFraction: 0));
        // Where q(z|x) is the posterior, every draw of estimator A is log p(x): its noise vanishes with the gap.
        var bound = fit.Evaluate(Data, new EvaluationPlan(new MonteCarlo(32))).Nats;
        Assert.InRange((exact - bound) / Math.Abs(exact), -1e-5, 1e-3);
    }

    [Fact]
    public void A_linear_deterministic_autoencoder_reaches_PCA()
    {
        var exact = Pca.Of(Spectrum, latents: 2).OrThrow().Errors(Data.Matrix()).Average();
        var spec = Specs.Linear with { Family = new PointMass(new Mlp([], Activation.Relu)) };
        using var fit = spec.Train(Data, new TrainingPlan(2_000, BatchSize: Sets.Count, LearningRate: 3e-3, ValidationFraction: 0));
        var found = fit.Measure(Data, new ReconstructionError());
        Assert.InRange(found[0].Value / exact, 1 - 1e-5, 1.001);
        // A point is the only draw from it.
        Assert.Equal(found[0].Value, found[1].Value, 1e-4);
    }
}
