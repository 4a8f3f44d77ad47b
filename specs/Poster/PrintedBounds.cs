using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Specs;

public static partial class Poster
{
    /// <summary>The evidence lower bound and the losses of approaches 1 and 2, as they are printed, where log p(x) is known.</summary>
    public static readonly VaeStudy PrintedBounds = new(
        "Are the printed bound and losses lower bounds on log p(x), and upper bounds on −log p(x)?",
        "001, The Evidence Lower Bound; Common Approaches 1 and 2", OfPrintedBounds);

    private static StudyResult OfPrintedBounds(StudyRun _)
    {
        var (flat, steep) = (Model(loading: 1.0 / 3), Model(loading: 3));
        ImmutableArray<Witness> witnesses =
        [
            Witness.Of("the bound, KL(p‖q) in place of KL(q‖p)", Swapped, flat, 10, (3, Math.Sqrt(1.2))),
            Witness.Of("minus the loss of the Gaussian VAE, log σ and −σ", DeviationForVariance, steep, 3, (0.9, Math.Sqrt(0.1))),
            Witness.Of("minus the loss of the β-VAE, β = 1", WrongSign, flat, 10, (3, Math.Sqrt(1.2))),
        ];
        return new StudyResult(
            Text($"""
                Each of the three exceeds log p(x): by {witnesses[0].Excess:F2}, {witnesses[1].Excess:F2} and {witnesses[2].Excess:F2}
                nats at the witnesses below. What is meant is E log p(x|z) − KL(q‖p), the loss ½‖x − x̂‖² − ½ Σ (1 + log σ² − μ² − σ²) +
                D·½ log 2π, and + β KL in a loss.
                """),
            [WitnessTable(witnesses), SignChart(Model(loading: 1.0 / 3))],
            [
                Entry(@"-\mathcal{D}_{KL}[p_{\theta}(z) \parallel q_{\phi}(z | x)] + \mathbb{E}_{q_{\phi}(z \mid x)}[\log(p_{\theta}(x \mid z))]",
                    "The Evidence Lower Bound - ELBO", AuditVerdict.DoesNotHold, witnesses[0].Words),
                Entry(@"- \frac{1}{2}(1 + \log(\sigma) - \mu^2 - \sigma) + DC",
                    "Common Approaches, 1", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        With σ² where σ stands, MSE the sum over components, and C = ½ log 2π, it is minus the bound at one draw. As
                        printed, minus the loss with σ that of z = μ + σ ⊙ ε: {witnesses[1].Words} As a mean over the 784 pixels of MNIST,
                        MSE would make the likelihood N(x̂, 784·I).
                        """)),
                Entry(@"\mathcal{L}_{\beta}(\hat{x}, x) = \text{Reconstruction}(\hat{x}, x) - \beta \mathcal{D}_{KL}[q(z|x) \parallel p(z)].",
                    "Common Approaches, 2", AuditVerdict.DoesNotHold,
                    Text($"""
                        The text calls it a loss; the divergence in it has the sign of an objective that is maximised. Of
                        minus the loss: {witnesses[2].Words} The loss falls without limit as q leaves the prior.
                        """)),
                Entry("which we define as the mean and variance parameters for our posterior",
                    "Reparametrization", AuditVerdict.HoldsWithCorrection,
                    "μ + σ ⊙ ε has variance σ², so σ is the deviation: of σ = 2 the draws have variance 4, not 2."),
            ]);
    }

    // What is printed where KL(q‖p) belongs, so that E log p(x|z) less it is the printed value.
    private static Expr Swapped(Distribution q, Distribution p) => KlTable.Divergence(p, q).OrThrow();

    private static Expr DeviationForVariance(Distribution q, Distribution p) =>
        -0.5 * Sum(1 + Log(q.StandardDeviation) - Square(q.Mean) - q.StandardDeviation, Tensors.Axis.Latent);

    private static Expr WrongSign(Distribution q, Distribution p) => -KlTable.Divergence(q, p).OrThrow();

    // z ~ N(0, 1), x|z ~ N(w z, 1).
    private static ProbabilisticPca Model(double loading) => ProbabilisticPca.Of(new[,] { { loading } }, [0], 1).OrThrow();

    private static Exhibit.Table WitnessTable(IEnumerable<Witness> witnesses) => new(
        "Witnesses",
        "Nats. p(z) = N(0, 1), p(x|z) = N(wz, 1), so that log p(x) is known; q is normal. A lower bound stays below log p(x).",
        ["printed", "w", "x", "q", "printed value", "log p(x)", "bound as it should be", "divergence by quadrature"],
        [
            .. witnesses.Select(witness => ImmutableArray.Create<Cell>(
                witness.Name, witness.Loading, witness.X, Invariant($"N({witness.Mean}, {witness.Deviation * witness.Deviation:G3})"),
                witness.Printed, witness.LogEvidence, witness.Bound, witness.DivergenceByQuadrature)),
        ]);

    private static Exhibit.Lines SignChart(ProbabilisticPca model)
    {
        double[] means = [.. Enumerable.Range(0, 25).Select(i => 0.25 * i)];
        Series Along(string name, Func<Witness, double> value, Func<Distribution, Distribution, Expr> printed) =>
            Series.Of(name, means.Select(mean => (mean, value(Witness.Of(name, printed, model, 0, (mean, Math.Sqrt(0.9)))))));
        return new("What the signs reward", "At x = 0 and w = 1/3, as the mean of q leaves that of the posterior, 0.", "mean of q", "nats",
        [
            Along("log p(x)", witness => witness.LogEvidence, Swapped),
            Along("bound", witness => witness.Bound, Swapped),
            Along("KL(p‖q) in place of KL(q‖p)", witness => witness.Printed, Swapped),
            Along("minus the loss with −KL", witness => witness.Printed, WrongSign),
        ]);
    }

    // Numbers at which a printed bound and log p(x) can be compared.
    private sealed record Witness(
        string Name, double Loading, double X, double Mean, double Deviation, double Printed, double LogEvidence, double Bound)
    {
        public double Excess => Printed - LogEvidence;

        public string Words => Text($"""
            With p(z) = N(0, 1), p(x|z) = N({Loading:G3} z, 1), x = {X} and q = N({Mean}, {Deviation * Deviation:G3}) its value is
            {Printed:F4} nats where log p(x) = {LogEvidence:F4}.
            """);

        /// <summary>KL(q‖p), as a check of the closed forms.</summary>
        public double DivergenceByQuadrature
        {
            get
            {
                var (q, p) = (new MathNet.Numerics.Distributions.Normal(Mean, Deviation), new MathNet.Numerics.Distributions.Normal());
                return Quadrature.OnLine(z => q.Density(z) * (q.DensityLn(z) - p.DensityLn(z)), Mean, Deviation);
            }
        }

        public static Witness Of(
            string name,
            Func<Distribution, Distribution, Expr> printed,
            ProbabilisticPca model,
            double x,
            (double Mean, double Deviation) at)
        {
            var q = LatentMoments.Diagonal([at.Mean], [at.Deviation]);
            var term = Gaussians.Number(printed(Gaussians.Of(at.Mean, at.Deviation), Gaussians.Standard));
            return new(
                name, model.Loadings[0, 0], x, at.Mean, at.Deviation,
                model.ExpectedBound([x], q, weight: 0) - term, model.LogEvidence([x]).OrThrow(), model.ExpectedBound([x], q));
        }
    }
}
