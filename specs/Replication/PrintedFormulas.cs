using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Check;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy PrintedFormulas = new(
        "Which of the printed formulas are wrong, and by which law?",
        "003, equations (7) to (19)",
        AnswerPrintedFormulas);

    private static StudyResult AnswerPrintedFormulas(StudyRun run)
    {
        Reading[] readings = [.. new[] { 0.0, 1, 2, 4, 6 }.Select(Reading.At)];
        var images = FiveSixths(run.Shortened(run.Data.Mnist, 600, 1)).Test!;
        var square = images.Values.Sum(x => (double)x * x) / images.Count;
        var broken = readings.First(reading => reading.Printed > reading.LogEvidence + 1e-9);
        return new StudyResult(
            Invariant($"Equation (18) is no bound: with log p(z|x) where log p(x|z) should stand, its value at x = {broken.X} is ")
            + Invariant($"{broken.Printed:F3} nats, above log p(x) = {broken.LogEvidence:F3}. Equation (15) as printed is least for x + ")
            + Invariant($"x̂ = 0: a perfect reconstruction costs {4 * square:F1}, a black image {square:F1}. Equations (10) to (12) give ")
            + "the decoder's heads the width of z. (8) and (17) hold.",
            [
                new Exhibit.Table(
                    "Equation (18)",
                    "In nats, exact: z ~ N(0, 1), x|z ~ N(z, 1), q the posterior, at which the bound is log p(x) itself.",
                    ["x", "log p(x)", "with log p(x|z)", "as printed, with log p(z|x)"],
                    [
                        .. readings.Select(reading => ImmutableArray.Create<Cell>(
                            reading.X, reading.LogEvidence, reading.Bound, reading.Printed)),
                    ]),
                new Exhibit.Table(
                    "Equation (15)",
                    $"Means over {images.Count} images of {images.Name}, in squared data units: ‖x − x̂‖², and ‖x + x̂‖² as printed.",
                    ["reconstruction", "with the difference", "as printed, with the sum"],
                    [["x itself", 0.0, 4 * square], ["black", square, square]]),
            ],
            [
                .. AuditOfBounds(broken),
                .. AuditOfShapes(),
                new(
                    @"E(\mathbf{x}, \theta) = \|\mathbf{x} + \sigma_{\theta}(\mathbf{x})\|^2 + \lambda \ell(\theta)",
                    File, "equation (15)", AuditVerdict.DoesNotHold,
                    Invariant($"A perfect reconstruction must cost nothing. As printed it costs {4 * square:F1}, a black image only ")
                    + Invariant($"{square:F1} (means over {images.Count} images): the sum should be a difference.")),
            ]);
    }

    private static ImmutableArray<AuditEntry> AuditOfBounds(Reading broken) =>
    [
        new(
            @"\mathbb{E}_{q_\phi(\mathbf{z}|\mathbf{x}^{(i)})} [\log p_\theta(\mathbf{z}|\mathbf{x}^{(i)})] - \text{D}_{KL}",
            File, "equation (18)", AuditVerdict.DoesNotHold,
            "A bound on the marginal likelihood never exceeds it. In z ~ N(0, 1), x|z ~ N(z, 1) with q the posterior, the printed value at "
            + Invariant($"x = {broken.X} is {broken.Printed:F4}, log p(x) is {broken.LogEvidence:F4}, in closed form; with log p(x|z), as ")
            + "in (16), it is log p(x) at every x."),
        new(
            "is intractable for a continuous latent space whenever either the prior",
            File, "section 1", AuditVerdict.DoesNotHold,
            Conjugate()
            + " And with prior and likelihood both Gaussian it is intractable where the mean of x is not linear in z, which is the case "
            + "studied."),
        new(
            @"\mathbf{z}_{i,l} = g_\phi(\mathbf{x}_i, \epsilon_{i,l}), \quad \epsilon_{i,l} \sim p(\epsilon) \quad (8)",
            File, "equation (8)", AuditVerdict.Holds,
            "MonteCarlo over a batch of M of N, scaled by N/M: the laws of estimators hold it to exact models, without bias."),
        new(
            @"\mathcal{L}(\phi; \mathbf{X}) = \mathbb{E}_{q_\phi(\theta)} [\log p_\theta(\mathbf{X})] - D_{KL}(q_\phi(\theta) || "
            + @"p_\alpha(\theta)) \quad (17)",
            File, "equation (17)", AuditVerdict.Holds,
            "It is (5) with θ in place of z, and the data set in place of an observation: log p(X) less KL(q(θ)‖p(θ|X)), a bound by the "
            + "law that divergences are not negative."),
        new(
            "performed disappointingly poorly which might be partially explained by overly-restrictive prior",
            File, "section 8", AuditVerdict.DoesNotHold,
            "The prior is not what stopped it. In the code that the source names (budzianowski/VAEB, VAEB.py, lines 352 to 363 and 393) "
            + "the call that draws the weights is commented out and would only rebind a local, so that the likelihood does not depend on "
            + "the variational parameters: their gradient is that of the penalty alone, whatever the prior."),
    ];

    private static ImmutableArray<AuditEntry> AuditOfShapes()
    {
        var (hidden, weights) = (Expressions.Input("h", [Dimension.Batch, 500]), Expressions.Input("W", [500, 20]));
        var observed = Expressions.Input("x", [Dimension.Batch, 784]);
        try
        {
            _ = observed - Expressions.MatrixMultiply(hidden, weights);
            throw new InvalidOperationException("a mean of 20 components was taken from observations of 784");
        }
        catch (TypingException mismatch)
        {
            return
            [
                new(
                    @"\in \mathbb{R}^{D_h \times D_z}$ are matrices mapping from the",
                    File, "section 3, equations (10) and (11)", AuditVerdict.HoldsWithCorrection,
                    "The decoder's heads give the mean and variance of x: D_h × D_x, and so for (12). As printed, with D_h = 500, D_z = 20 "
                    + $"and x of 784, x − hW has no type: {mismatch.Message}"),
            ];
        }
    }

    // A prior and a likelihood neither of which is Gaussian, and a posterior in closed form all the same.
    private static string Conjugate()
    {
        var (model, counts) = (new GammaPoisson(shape: 2, rate: 1, width: 3), new double[] { 1, 4, 2 });
        var (shape, rate) = model.Conjugate(counts).OrThrow();
        var (evidence, bound) = (model.LogEvidence(counts).OrThrow(), model.ExpectedBound(counts, (shape, rate)));
        return "A witness: z ~ Gamma(2, 1), counts x = (1, 4, 2) Poisson with it. The posterior is in closed form, "
            + Invariant($"Gamma({shape}, {rate}); its bound is {bound:F10}, log p(x) is {evidence:F10}.");
    }

    /// <summary>Equation (18) as it should be and as it is printed, in z ~ N(0, 1), x|z ~ N(z, 1) with q the posterior.</summary>
    private sealed record Reading(double X, double LogEvidence, double Bound, double Printed)
    {
        public static Reading At(double x)
        {
            var model = ProbabilisticPca.Of(new double[,] { { 1 } }, [0], 1).OrThrow();
            var q = model.Posterior([x]).OrThrow();
            var (m, v) = (q.Mean[0], q.Covariance[0, 0]);
            var divergence = 0.5 * (m * m + v - 1 - Math.Log(v));
            // E log p(z|x) under p(z|x) itself: minus its entropy.
            var printed = -0.5 * Math.Log(2 * Math.PI * Math.E * v) - divergence;
            return new(x, model.LogEvidence([x]).OrThrow(), model.ExpectedBound([x], q), printed);
        }
    }
}
