using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Every distribution, as the generic tests run on it.</summary>
internal static class DistributionCases
{
    public static DistributionCase[] All { get; } =
    [
        One("standard_normal", [], _ => new StandardNormalDistribution(1), [[]]),
        One("normal", ["location", "scale"], p => NormalDistribution.FromScale(p[0], p[1]), [[0.5, 2], [-3, 0.2]]),
        One("laplace", ["location", "scale"], p => new LaplaceDistribution(p[0], p[1]), [[0.5, 2], [-3, 0.2]]),
        One("student_t", ["location", "scale", "degrees"], p => new StudentTDistribution(p[0], p[1], p[2]),
            [[0.5, 2, 4.5], [-1, 0.3, 30], [0, 1, 1.5]]),
        One("logit_normal", ["location", "scale"], p => new LogitNormalDistribution(p[0], p[1]), [[0.3, 0.5], [-1, 2]]),
        One("truncated_normal", ["location", "scale"], p => new TruncatedNormalDistribution(p[0], p[1], -1, 2),
            [[0.4, 0.7], [3, 0.5], [-9, 1.2]], tolerance: 1e-10),
        One("beta", ["alpha", "beta"], p => new BetaDistribution(p[0], p[1]), [[2, 3], [0.6, 1.2], [30, 8]],
            tolerance: 1e-10),
        One("kumaraswamy", ["a", "b"], p => new KumaraswamyDistribution(p[0], p[1]), [[2, 3], [0.7, 1.3], [20, 5]],
            tolerance: 1e-10),
        One("gamma", ["shape", "rate"], p => new GammaDistribution(p[0], p[1]), [[2.5, 2], [0.7, 0.1], [60, 30]]),
        One("bernoulli", ["logits"], p => new BernoulliDistribution(p[0]), [[0.4], [-2]]),
        One("continuous_bernoulli", ["logits"], p => new ContinuousBernoulliDistribution(p[0]), [[0.0], [0.15], [-4], [30]]),
        new("categorical", 1, [("logits", [1, 4])], p => new CategoricalDistribution(p[0]), [[0, 0, 0, 0], [1, -1, 0.5, 2]]),
        One("binomial", ["logits"], p => new BinomialDistribution(12, p[0]), [[0.4], [-2]]),
        One("poisson", ["rate"], p => new PoissonDistribution(p[0]), [[0.7], [6], [90]]),
        One("negative_binomial", ["rate", "concentration"], p => new NegativeBinomialDistribution(p[0], p[1]), [[3, 2], [20, 0.8]],
            tolerance: 1e-10),
        One("zero_inflated", ["logits", "rate"], p => new ZeroInflatedDistribution(p[0], new PoissonDistribution(p[1])), [[-1, 3], [2, 0.4]]),
        One("discretised_logistic", ["location", "scale"], p => new DiscretisedLogisticDistribution(p[0], p[1]),
            [[0.4, 0.05], [0.98, 0.3]]),
        new("factorised_mixture", 1, [("logits", [1, 2]), ("locations", [1, 2]), ("scales", [1, 2])],
            p => DiscretisedLogisticDistribution.Mixture(p[0], p[1], p[2], levels: 16), [[0.3, -0.5, 0.2, 0.8, 0.04, 0.2]]),
        One("spike_and_slab", ["logits", "location", "scale"],
            p => new SpikeAndSlabDistribution(p[0], NormalDistribution.FromScale(p[1], p[2])), [[0.4, 1.5, 0.8], [-1, -2, 3]]),
        new("mixture", 2, [("logits", [2]), ("locations", [4]), ("scales", [4])],
            p => new MixtureDistribution(p[0], [Part(p, 0), Part(p, 1)]), [[0.3, -0.5, 0, 1, 2, -1, 0.5, 1.2, 0.8, 0.6]]),
        new("full_normal", 3, [("location", [3]), ("factor", [3, 3])], p => new FullNormalDistribution(p[0], p[1]),
            [[0.5, -1, 2, 1.1, 0, 0, -0.6, 0.7, 0, 0.4, 0.9, 1.5]]),
        new("low_rank_normal", 3, [("location", [3]), ("scale", [3]), ("directions", [3, 2])],
            p => new LowRankNormalDistribution(p[0], p[1], p[2]), [[0.5, -1, 2, 0.6, 0.9, 1.2, 1, 0.4, -0.8, 0.3, 0.5, 1.1]]),
        new("banded_normal", 4, [("location", [4]), ("scale", [4]), ("coefficients", [4, 4])],
            p => new BandedNormalDistribution(p[0], p[1], p[2], new RasterNeighbourhood(2, 2, 1)),
            [[0.5, -1, 2, 0, 0.6, 0.9, 1.2, 0.4, 0.8, 9, -0.3, 0.5, 9, 0.4, 0.7, 9, -0.6, 9, 9, 9, 9, 9, 9, 9]]),
    ];

    /// <summary>
    /// Those that other tests hold: an error in place of a density, a point, which has none, one that rows share, two side by side, and what is
    /// known by its draws.
    /// </summary>
    public static Type[] Others { get; } =
    [
        typeof(SquaredErrorDistribution), typeof(PointMassDistribution), typeof(SharedMixtureDistribution), typeof(FlowDistribution),
        typeof(InvertibleFlowDistribution), typeof(SemiImplicitDistribution), typeof(JoinedDistribution),
    ];

    public static TheoryData<string> Names() => [.. All.Select(one => one.Name)];

    public static DistributionCase Of(string name) => All.Single(one => one.Name == name);

    private static DistributionCase One(
        string name, string[] parameters, Func<Expr[], Distribution> make, double[][] typical, double tolerance = 1e-12) =>
        new(name, 1, [.. parameters.Select(parameter => (parameter, (Shape)1))], make, typical, tolerance);

    private static NormalDistribution Part(Expr[] p, int k) =>
        NormalDistribution.FromScale(Expressions.Slice(p[1], 1, 2 * k, 2), Expressions.Slice(p[2], 1, 2 * k, 2));
}
