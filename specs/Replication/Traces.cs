using System.Collections.Immutable;

namespace Vae.Functional.Specs;

/// <summary>
/// What source 003's own trainings came to on its validation part, in nats per observation: rows of the traces in its repository
/// (github.com/budzianowski/VAEB, res/*.csv), by the number of latent dimensions.
/// </summary>
internal static class Traces
{
    /// <summary>The samples seen at which MNIST's traces are quoted: whole epochs of 50,000.</summary>
    public static ImmutableArray<int> MnistSamples { get; } = [50_000, 100_000, 250_000, 500_000, 1_000_000];

    /// <summary>The samples seen at which Frey's traces are quoted: whole epochs of 1,500.</summary>
    public static ImmutableArray<int> FreySamples { get; } = [15_000, 30_000, 150_000, 499_500, 999_000];

    /// <summary>MNIST by estimator B.</summary>
    public static ImmutableSortedDictionary<int, ImmutableArray<double>> MnistAnalytic { get; } = Of(
        (3, [-178.92, -175.31, -168.99, -167.88, -165.49]),
        (5, [-169.63, -162.49, -155.66, -153.48, -148.25]),
        (10, [-169.17, -152.62, -141.11, -136.65, -132.33]),
        (20, [-168.38, -158.42, -141.95, -131.12, -122.97]),
        (200, [-192.53, -178.10, -156.70, -142.17, -127.83]));

    /// <summary>MNIST by estimator A.</summary>
    public static ImmutableSortedDictionary<int, ImmutableArray<double>> MnistSampled { get; } = Of(
        (3, [-182.43, -178.24, -170.61, -167.56, -160.98]),
        (5, [-174.00, -164.58, -158.72, -154.53, -147.33]),
        (10, [-181.16, -167.19, -150.12, -141.30, -135.72]),
        (20, [-180.86, -170.29, -155.02, -141.08, -131.94]),
        (200, [-182.78, -169.41, -150.77, -136.80, -126.17]));

    /// <summary>Frey's face by estimator B, a density of values in [0, 1].</summary>
    public static ImmutableSortedDictionary<int, ImmutableArray<double>> Frey { get; } = Of(
        (2, [516.93, 547.49, 580.19, 626.14, 655.30]),
        (5, [508.04, 541.55, 577.38, 632.55, 722.87]),
        (10, [511.43, 541.33, 634.62, 695.69, 749.99]),
        (20, [509.95, 573.24, 707.98, 734.88, 777.50]));

    private static ImmutableSortedDictionary<int, ImmutableArray<double>> Of(params (int Latents, ImmutableArray<double> Nats)[] traces) =>
        traces.ToImmutableSortedDictionary(trace => trace.Latents, trace => trace.Nats);
}
