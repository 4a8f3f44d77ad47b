namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>The library's estimators, each with the numbers of samples at which it is another function.</summary>
internal static class RightEstimators
{
    public static IReadOnlyList<Estimator> All { get; } =
    [
        new AnalyticKl(),
        new AnalyticKl(3),
        new MonteCarlo(),
        new MonteCarlo(2),
        new StickingTheLanding(),
        new StickingTheLanding(2),
        new ImportanceWeighted(1),
        new ImportanceWeighted(2),
        new ImportanceWeighted(5),
        new ImportanceSampled(2),
        new DoublyReparameterised(1),
        new DoublyReparameterised(2),
        new DoublyReparameterised(4),
        new Renyi(-1, 2),
        new Renyi(0, 1),
        new Renyi(0.5, 2),
        new Renyi(1, 2),
        new Renyi(2, 3),
        new Denoising(new GaussianNoise(0.3)),
        new Denoising(new MaskingNoise(0.25), 2),
        new Denoising(new GaussianNoise(1), DecayEpochs: 10, Remaining: 0.4),
    ];
}
