using System.Collections.Immutable;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Tests.Reports;

/// <summary>Reports of runs that never were, with numbers and pictures like those of real ones; pure functions of their arguments.</summary>
internal static class SyntheticReports
{
    private const int Side = 28;

    private static readonly Mlp Network = new([400], Activation.Relu);

    private static readonly VaeSpec Binary = new(
        new Binary((Side, Side)), new StandardNormal(20), new DiagonalGaussian(Network), new Bernoulli(Network));

    private static readonly VaeSpec GreyAsBits = Binary with { Observation = new UnitInterval((Side, Side)), Decoding = Decoding.Mean };

    private static readonly ImmutableSortedDictionary<string, double> NoTerms = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>A run whose objective is a bound.</summary>
    public static RunReport Bound(int latentDimension, int epochs = 20) => new(
        SpecId: $"simple-vae/d{latentDimension}",
        Title: $"simple-vae/d{latentDimension} on digits",
        Objective: new(
            "z ~ Normal(0, I)                            z in R^" + latentDimension + "\nx | z ~ Bernoulli(sigmoid(f(z)))             x in {0, 1}^(28×28)",
            "bound(x) = E_q(z|x)[ log p(x|z) ] − KL( q(z|x) ‖ p(z) )\n\n"
            + "log p(x|z)      = Σ_i  x_i·f_i(z) − softplus(f_i(z))\n"
            + "KL( q ‖ p )     = −½ Σ_j  1 + log σ²_j(x) − μ²_j(x) − σ²_j(x)",
            @"\mathcal{L}(x) = \mathbb{E}_{q(z \mid x)}\left[\log p(x \mid z)\right] - \mathrm{KL}\left(q(z \mid x) \,\|\, p(z)\right)",
            "bound = reconstruction log-likelihood − KL divergence"),
        Verdict: Binary.Verdict,
        Values: Binary.Verdict,
        Epochs: [.. Enumerable.Range(1, epochs).Select(Epoch)],
        Test: Evaluation.Under(Binary.Verdict, -101.2746, 0.2318, 10_000, NoTerms),
        Settings:
        [
            new("data", "digits (seed 1): 10,000 for training, 1,000 for validation, 1,000 for the test"),
            new("binarisation", "static: one seeded draw per pixel"),
            new("latent dimension", latentDimension.ToString()),
            new("hidden sizes", "400"),
            new("batch size", "100"),
            new("learning rate", "0.001"),
            new("seed", "0"),
            new("parameters", "652,824"),
            new("engine", "torch, one thread"),
        ],
        Reconstructions: new(Digits(32, 0, 1f), Digits(32, 0, 0.75f)),
        Draws: new(Binarised(Digits(64, 7, 0.9f)), Digits(64, 7, 0.9f)),
        Latents: Latents(latentDimension, 5000),
        Manifold: latentDimension == 2 ? Manifold() : null);

    /// <summary>A run whose objective is none.</summary>
    public static RunReport Surrogate(int latentDimension) => Bound(latentDimension) with
    {
        SpecId = "beta-vae/small-beta",
        Title = "beta-vae/small-beta on digits",
        Test = Evaluation.Under(GreyAsBits.Verdict, -101.2746, 0.2318, 10_000, NoTerms),
        Objective = new(
            "z ~ Normal(0, I)\nx | z ~ Bernoulli(sigmoid(f(z)))",
            "surrogate objective(x) = E_q(z|x)[ r(x, z) ] − 0.25·KL( q(z|x) ‖ p(z) )",
            @"\mathbb{E}_{q}\left[r(x, z)\right] - 0.25\,\mathrm{KL}\left(q \,\|\, p\right)",
            "surrogate objective = reconstruction term − 0.25 · KL divergence"),
        Verdict = GreyAsBits.Verdict,
        Values = GreyAsBits.Verdict,
    };

    private static EpochRow Epoch(int epoch)
    {
        var progress = 1 - Math.Exp(-epoch / 4.0);
        var (reconstruction, kl) = (-180 + 100 * progress, 12 + 11 * progress);
        return new(epoch,
            new(reconstruction - kl, reconstruction, kl),
            new(reconstruction - kl - 0.2 * epoch, reconstruction - 0.2 * epoch, kl),
            14_000 + 150 * Math.Sin(epoch));
    }

    private static LatentScatter Latents(int dimension, int count)
    {
        var means = from point in Enumerable.Range(0, count)
                    from axis in Enumerable.Range(0, dimension)
                    let spread = axis is 0 or 4 || dimension == 2 ? 1.3 : 0.2
                    select (float)(spread * (Math.Cos(point % 10 * (0.63 + axis)) + 0.4 * Noise(point * 31 + axis)));
        return new([.. means], dimension, [.. Enumerable.Range(0, count).Select(point => point % 10)]);
    }

    private static GreyImages Manifold() => new(Side, Side,
        [.. ManifoldGrid.Points().SelectMany(point => Stroke(4 + 2.2 * point.Z1, 0.4 * point.Z2, 1f))]);

    private static GreyImages Digits(int count, int seed, float ink) => new(Side, Side,
        [.. Enumerable.Range(0, count).SelectMany(index => Stroke(6 + 2 * Noise(index + seed), 0.5 * Noise(17 * index + seed), ink))]);

    private static GreyImages Binarised(GreyImages means) => new(means.Height, means.Width,
        [.. means.Values.Select((mean, index) => mean > 0.5 + 0.2 * Noise(index) ? 1f : 0f)]);

    /// <summary>A slanted ellipse, drawn with a soft pen.</summary>
    private static IEnumerable<float> Stroke(double radius, double slant, float ink) =>
        from y in Enumerable.Range(0, Side)
        from x in Enumerable.Range(0, Side)
        let across = (x - 13.5 + slant * (y - 13.5)) / Math.Max(0.6, radius / 8)
        let distance = Math.Abs(Math.Sqrt(across * across + (y - 13.5) * (y - 13.5)) - 8)
        select ink * (float)Math.Clamp(2.2 - distance, 0, 1);

    /// <summary>Between −1 and 1, scattered, always the same for the same index.</summary>
    private static double Noise(int index) => Math.Sin(index * 12.9898) * 43758.5453 % 1;
}
