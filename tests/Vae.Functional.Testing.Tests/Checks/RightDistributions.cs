using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.LawsOfDistributions;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>
/// The library's distributions with their parameters open, each [n, d]. What takes matrices or weights has them made of these.
/// </summary>
internal static class RightDistributions
{
    /// <summary>N(μ, σ²).</summary>
    public static DistributionFamily Normal { get; } =
        LocationScale("normal", (location, scale) => NormalDistribution.FromScale(location, scale));

    public static IReadOnlyList<DistributionFamily> All { get; } =
    [
        Normal,
        new("standard normal", [], _ => new StandardNormalDistribution(1)),
        LocationScale("Laplace", (location, scale) => new LaplaceDistribution(location, scale)),
        new("Student's t", [Domain.Real, Domain.Positive, Domain.Positive], p => new StudentTDistribution(p[0], p[1], p[2])),
        LocationScale("logit-normal", (location, scale) => new LogitNormalDistribution(location, scale)),
        LocationScale("truncated normal", (location, scale) => new TruncatedNormalDistribution(location, scale, -1, 2)),
        DistributionFamily.From("Beta", Domain.Positive, Domain.Positive, (alpha, beta) => new BetaDistribution(alpha, beta)),
        // Draws keep off 1 by what single precision resolves, which is where a b near 0 puts its mass.
        DistributionFamily.From("Kumaraswamy", Domain.Positive, Domain.Positive, (a, b) => new KumaraswamyDistribution(a, 0.5 + b)),
        DistributionFamily.From("Gamma", Domain.Positive, Domain.Positive, (shape, rate) => new GammaDistribution(shape, rate)),
        DistributionFamily.From("Bernoulli", Domain.Real, logits => new BernoulliDistribution(logits)),
        DistributionFamily.From("continuous Bernoulli", Domain.Real, logits => new ContinuousBernoulliDistribution(logits)),
        DistributionFamily.From("categorical", Domain.Real, Domain.Real, (first, second) => new CategoricalDistribution(
            Stacked(first, second, 0.5 * first))),
        DistributionFamily.From("binomial", Domain.Real, logits => new BinomialDistribution(7, logits)),
        DistributionFamily.From("Poisson", Domain.Positive, rate => new PoissonDistribution(rate)),
        DistributionFamily.From("negative binomial", Domain.Positive, Domain.Positive, (rate, concentration) =>
            new NegativeBinomialDistribution(rate, concentration)),
        DistributionFamily.From("zero-inflated Poisson", Domain.Real, Domain.Positive, (logits, rate) =>
            new ZeroInflatedDistribution(logits, new PoissonDistribution(rate))),
        DistributionFamily.From("discretised logistic", Domain.Fraction, Domain.Positive, (location, scale) =>
            new DiscretisedLogisticDistribution(location, 0.1 * scale)),
        new("mixture of discretised logistics", [Domain.Real, Domain.Fraction, Domain.Positive], p =>
            DiscretisedLogisticDistribution.Mixture(
                Stacked(p[0], -p[0]), Stacked(p[1], 1.0 - p[1]), Stacked(0.1 * p[2], 0.2 * p[2]), levels: 32)),
        new("spike and slab", [Domain.Real, Domain.Real, Domain.Positive], p =>
            new SpikeAndSlabDistribution(p[0], NormalDistribution.FromScale(p[1], p[2]))),
        new("mixture", [Domain.Real, Domain.Real, Domain.Positive], p => new MixtureDistribution(
            Concatenate(1, Slice(p[0], 1, 0, 1), -Slice(p[0], 1, 0, 1)),
            [NormalDistribution.FromScale(p[1], p[2]), new LaplaceDistribution(-p[1], p[2])])),
        LocationScale("full normal", (location, scale) => new FullNormalDistribution(location, Square(scale))),
        LocationScale("low-rank normal", (location, scale) => new LowRankNormalDistribution(location, scale, Stacked(location, scale))),
        LocationScale("banded normal", (location, scale) => new BandedNormalDistribution(
            location, scale, Stacked(Tanh(location), location, -scale, scale), new RasterNeighbourhood(1, location.Shape[1].Count, 1))),
    ];

    private static DistributionFamily LocationScale(string name, Func<Expr, Expr, Distribution> of) =>
        DistributionFamily.From(name, Domain.Real, Domain.Positive, of);

    // [n, d, k] of k arrays [n, d].
    private static Expr Stacked(params Expr[] parts) => Concatenate(-1, [.. parts.Select(WithLastAxis)]);

    private static Expr WithLastAxis(Expr x) => Reshape(x, [.. x.Shape, 1]);

    // [n, d, d] with row i of the same number σᵢ: a triangle of it has a positive diagonal, and correlations.
    private static Expr Square(Expr scale) => Broadcast(WithLastAxis(scale), [.. scale.Shape, scale.Shape[1]]);
}
