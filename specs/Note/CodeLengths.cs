using System.Collections.Immutable;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Note
{
    /// <summary>The bound as a code: bits for z, bits for x given z, and the bits that a Q other than the posterior costs.</summary>
    public static readonly VaeStudy CodeLengths = new(
        "How many bits does a digit take for z, how many given z, and which of them are the price of Q?",
        "002, section 2.4.2", OfCodeLengths);

    private static StudyResult OfCodeLengths(StudyRun run)
    {
        var codes = new[] { D2, D5, D10, D20 }.Select(spec => DigitCode.Of(run, spec)).ToArray();
        var last = codes[^1];
        var model = ProbabilisticPca.Of(new[,] { { 1.0, 0 }, { 0.8, 0.6 } }, [0, 0], 0.25).OrThrow();
        var exact = ExactCode.Of(model, [1, 0.5]);
        var (posterior, diagonal) = (exact[0], exact[1]);
        return new StudyResult(
            Text($"""
                At d = 20 a digit takes {last.Rate:F1} bits for z and {last.Distortion:F1} for its pixels given z, {last.Total:F1}
                together, where coding each pixel by its own frequency takes {last.Independent:F1} and none at all 784. With bits back
                the code misses −log₂ P(X) by the bits of KL(Q‖P(z|X)) only, {last.Price:F1} here at the least; the {last.Rate:F1} bits
                of KL(Q‖P(z)) are no price but what z says of x. At the exact posterior of a linear Gaussian model that divergence is
                {posterior.Rate:F3} bits and the price 0.
                """),
            [
                new Exhibit.Table(
                    "Digits", Text($"""
                        Bits an observation, means over test digits. The price is the total less −log₂ P(X), which 200 weighted draws
                        can only overestimate.
                        """),
                    [
                        "d", "for z: KL(Q‖P(z))", "for x given z: −E log₂ P(x|z)", "total", "−log₂ P(X), at most",
                        "price KL(Q‖P(z|X)), at least",
                    ],
                    [
                        .. codes.Select(code => ImmutableArray.Create<Cell>(
                            code.Latent, code.Rate, code.Distortion, code.Total, code.Evidence, code.Price)),
                    ]),
                new Exhibit.Lines("By dimension", "The same as a chart.", "dimension of z", new Axis("bits an observation"),
                [
                    Series.Of("for z", codes.Select(code => ((double)code.Latent, code.Rate))),
                    Series.Of("for x given z", codes.Select(code => ((double)code.Latent, code.Distortion))),
                    Series.Of("total", codes.Select(code => ((double)code.Latent, code.Total))),
                ]),
                new Exhibit.Table(
                    "Where log P(X) is known", "Bits, of densities: a linear Gaussian model of two components at x = (1, 0.5).",
                    ["Q", "for z", "for x given z", "total", "−log₂ P(X)", "price"],
                    [
                        .. exact.Select(code => ImmutableArray.Create<Cell>(
                            code.Name, code.Rate, code.Distortion, code.Rate + code.Distortion, code.Evidence, code.Price)),
                    ]),
            ],
            [
                Entry("It is the extra information that we get about X when z comes from $Q(z|X)$ instead of $P(z)$.",
                    "section 2.4.2, 1", AuditVerdict.Holds,
                    Text($"""
                        As the rate of a code with bits back: {last.Rate:F1} bits a digit at d = 20, {codes[0].Rate:F1} at d = 2. Its
                        mean is I(X; z) under Q plus KL(Q(z)‖P(z)).
                        """)),
                Entry("amount of information required to reconstruct X from z with an ideal encoding.",
                    "section 2.4.2, 2", AuditVerdict.HoldsWithCorrection,
                    Invariant($"−log₂ P(X|z) is, not P(X|z): {last.Distortion:F1} bits a digit in the mean over z ~ Q, at d = 20.")),
                Entry("total number of bits required to construct X given an ideal encoding using our model.",
                    "section 2.4.2, 3", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Of a code for P(X). That of (8), z first and then X, takes −log₂ P(X) + KL(Q‖P(z|X)) bits with bits back: the
                        same at the exact posterior only ({posterior.Rate + posterior.Distortion:F4} and {posterior.Evidence:F4} on the
                        linear model); {diagonal.Price:F4} more at the best diagonal Q, and at least {last.Price:F1} more on digits at d
                        = 20. Without bits back z costs more still.
                        """)),
                Entry(@"(minimize $P(X|z)$)", "section 2.4.2", AuditVerdict.DoesNotHold,
                    "It is to be maximised; −log P(X|z) is minimised."),
                Entry("we have to pay for Q being a sub-optimal encoding.", "section 2.4.2", AuditVerdict.DoesNotHold,
                    Text($"""
                        With the exact posterior, than which no Q is better, KL(Q‖P(z)) is {posterior.Rate:F4} bits; with Q the prior it
                        is 0, and the code {exact[2].Price:F4} bits too long. The price is KL(Q‖P(z|X)).
                        """)),
            ]);
    }

    // Bits of normals Q on a model whose posterior is known.
    private sealed record ExactCode(string Name, double Rate, double Distortion, double Evidence, double Price)
    {
        public static ImmutableArray<ExactCode> Of(ProbabilisticPca model, double[] x)
        {
            var posterior = model.Posterior(x).OrThrow();
            // The diagonal normal nearest to the posterior has its mean, and for variances one over the diagonal of its precision.
            var covariance = posterior.Covariance;
            var determinant = covariance[0, 0] * covariance[1, 1] - covariance[0, 1] * covariance[1, 0];
            var diagonal = LatentMoments.Diagonal(
                posterior.Mean, [Math.Sqrt(determinant / covariance[1, 1]), Math.Sqrt(determinant / covariance[0, 0])]);
            ExactCode With(string name, LatentMoments q)
            {
                var fit = model.ExpectedBound(x, q, weight: 0);
                return new(
                    name, InBits(fit - model.ExpectedBound(x, q)), InBits(-fit), InBits(-model.LogEvidence(x).OrThrow()),
                    InBits(model.DivergenceFromPosterior(x, q)));
            }
            return
            [
                With("the posterior", posterior), With("the best diagonal", diagonal),
                With("the prior", LatentMoments.Diagonal([0, 0], [1, 1])),
            ];
        }
    }

    private static double InBits(double nats) => nats / Math.Log(2);
}
