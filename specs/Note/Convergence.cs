using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using Vae.Functional.Testing.Oracles;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Note
{
    /// <summary>Theorem 1 on models whose posterior is known: each side can hold without the other.</summary>
    public static readonly VaeStudy Convergence = new(
        "Does P come to P* just when KL(Q(z|X)‖P(z|X)) comes to 0?",
        "002, section 2.4.1, Theorem 1", OfConvergence);

    private static StudyResult OfConvergence(StudyRun _)
    {
        ImmutableArray<World> worlds =
        [
            new("θ of P*, Q the posterior", Loading: 1, IsPosterior: true),
            new("another θ, Q the posterior", Loading: 0.5, IsPosterior: true),
            new("θ of P*, Q the prior", Loading: 1, IsPosterior: false),
            new("another θ, Q the prior", Loading: 0.5, IsPosterior: false),
        ];
        var (wrong, loose) = (worlds[1], worlds[2]);
        return new StudyResult(
            Text($"""
                Neither side gives the other. With the exact posterior and another θ the divergence is 0 and P* is {wrong.FromTruth:F4}
                nats, or {wrong.Kolmogorov:F3} of probability, away. With the θ of P* and the prior for Q, P = P* and the divergence is
                {loose.FromPosterior:F4} nats in the mean. What holds is that the mean of the bound under P* is −H(P*) − KL(P*‖P) − E
                KL(Q‖P(z|X)): it is largest where both are 0, and the number of draws n is in neither.
                """),
            [
                new Exhibit.Table(
                    "Four worlds",
                    "P* = N(0, 1.25): x = z + 0.5 ε. P: x = wz + 0.5 ε. Nats, but for the largest difference of distribution functions.",
                    [
                        "world", "w", "E KL(Q‖P(z|X)), X ~ P*", "KL(P*‖P)", "sup |F* − F|", "E bound, X ~ P*",
                        "−H(P*) − KL(P*‖P) − E KL(Q‖P(z|X))",
                    ],
                    [
                        .. worlds.Select(world => ImmutableArray.Create<Cell>(
                            world.Name, world.Loading, world.FromPosterior, world.FromTruth, world.Kolmogorov, world.Bound,
                            -World.Truth.Entropy - world.FromTruth - world.FromPosterior)),
                    ]),
            ],
            [
                Entry(@"\iff \mathbb{KL}(Q(z|X)||P(z|X)) \rightarrow_{n \rightarrow \infty} 0",
                    "section 2.4.1, Theorem 1", AuditVerdict.DoesNotHold,
                    Text($"""
                        From right to left: with P* = N(0, 1.25), P(x|z) = N(z/2, 0.25) and Q the exact posterior the divergence is
                        {Math.Abs(wrong.FromPosterior):G2} whatever n, and P = N(0, 0.5), its distribution function off by
                        {wrong.Kolmogorov:F3}. From left to right: with P(x|z) = N(z, 0.25), P = P* and Q = N(0, 1) it stays at
                        {loose.FromPosterior:F4} nats.
                        """)),
                Entry("This error term is of utmost importance to ensure that our VAE samples from the correct distribution.",
                    "section 2.4.1",
                    AuditVerdict.DoesNotHold,
                    Text($"""
                        Samples need p(z) and p(x|z) alone: with Q the prior, {loose.FromPosterior:F4} nats from the posterior, the
                        second model above samples from P* exactly. The term says how far the objective is from log P(X).
                        """)),
            ]);
    }

    // x = wz + 0.5 ε, against the truth with w = 1.
    private sealed record World(string Name, double Loading, bool IsPosterior)
    {
        private const double Noise = 0.5;

        public static Normal Truth { get; } = Marginal(1);

        private ProbabilisticPca Model => ProbabilisticPca.Of(new[,] { { Loading } }, [0], Noise * Noise).OrThrow();

        public double FromPosterior => UnderTruth(x => Model.DivergenceFromPosterior([x], Q(x)));

        public double Bound => UnderTruth(x => Model.ExpectedBound([x], Q(x)));

        public double FromTruth => UnderTruth(x => Truth.DensityLn(x) - Marginal(Loading).DensityLn(x));

        public double Kolmogorov => Enumerable.Range(0, 4000).Select(i => 0.001 * i)
            .Max(x => Math.Abs(Truth.CumulativeDistribution(x) - Marginal(Loading).CumulativeDistribution(x)));

        private LatentMoments Q(double x) => IsPosterior ? Model.Posterior([x]).OrThrow() : LatentMoments.Diagonal([0], [1]);

        private static Normal Marginal(double loading) => new(0, Math.Sqrt(loading * loading + Noise * Noise));

        private static double UnderTruth(Func<double, double> f) =>
            Quadrature.OnLine(x => Truth.Density(x) * f(x), deviation: Truth.StdDev);
    }
}
