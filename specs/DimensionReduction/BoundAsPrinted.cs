using System.Collections.Immutable;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    /// <summary>z ~ N(0, 1) and x|z ~ N(z, 1): log p(x) and p(z|x) = N(x/2, 1/2) are known.</summary>
    public static readonly VaeSpec OneByOne = new(
        Observation: new RealValued(1),
        Prior:       new StandardNormal(1),
        Family:      new DiagonalGaussian(new Mlp([], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(1)));

    public static readonly VaeStudy BoundAsPrinted = new(
        "Which printed forms of the bound are bounds?", "004, equations (8) to (10) and section 2.6.1", _ => FormsOfTheBound());

    private const double PosteriorVariance = 0.5;
    private const double Faint = 1e-8;

    private static StudyResult FormsOfTheBound()
    {
        double[] observations = [0, 1, 2];
        double[] variances = [PosteriorVariance, 1e-2, 1e-4, 1e-6, Faint];
        var (nine, eight) = (new MonteCarlo(), new EquationEight());
        var excess = observations.Select(x => Expected(eight, x, PosteriorVariance) - LogEvidence(x)).ToArray();
        var apart = observations.Max(x => Math.Abs(Expected(nine, x, PosteriorVariance) - LogEvidence(x)));
        var lost = Expected(nine, 1, PosteriorVariance) - Expected(nine, 1, Faint);
        var witness = Lawbreaker.Of(eight) ?? "none\nnone";
        return new StudyResult(
            Text($"""
                At the exact posterior, equation (9) is log p(x) to {apart:F9} nats, and equation (8) exceeds it by {excess[0]:F2} nats
                at x = 0 and {excess[^1]:F2} at x = {observations[^1]}: the prior's term has the wrong sign, on that line only. With σ²
                at 10⁻⁸ the bound is {lost:F1} nats lower, and it has no limit: an autoencoder without noise is no special case of a
                bound.
                """),
            [
                new Exhibit.Table(
                    "Forms of the bound",
                    "In nats, by quadrature, at the exact posterior, where a bound is log p(x) itself.",
                    ["x", "log p(x)", "equation (9)", "equation (8)"],
                    [.. observations.Select(x => ImmutableArray.Create<Cell>(
                        x, LogEvidence(x), Expected(nine, x, PosteriorVariance), Expected(eight, x, PosteriorVariance)))]),
                new Exhibit.Table(
                    "The bound as the noise vanishes",
                    "In nats at x = 1, q(z|x) = N(1/2, σ²). Each tenth of σ² costs ½ ln 10 = 1.15 nats for each latent dimension.",
                    ["σ²", "bound"],
                    [.. variances.Select(variance => ImmutableArray.Create<Cell>(variance, Expected(nine, 1, variance)))]),
            ],
            [
                new AuditEntry(
                    @"- \left(\log q_{\boldsymbol{\phi}}(\mathbf{z}|\mathbf{x}) + \log p_{\boldsymbol{\theta}}(\mathbf{z})\right)",
                    File, "section 2.3, equation (8)", AuditVerdict.DoesNotHold,
                    Text($"""
                        It is −2 E log p(z) = Σ (log 2π + μ² + σ²) above the bound: {excess[0]:F2} nats at x = 0 in the model z ~ N(0,
                        1), x|z ~ N(z, 1). The law of lower bounds finds it in its first case, shrunk to a decoder that is zero:
                        {witness.Split('\n')[1]}.
                        """)),
                new AuditEntry(
                    @"- E\left[\log q_{\phi}(\mathbf{z}|\mathbf{x}) - \log p_{\theta}(\mathbf{z})\right]",
                    File, "section 2.3, equation (9)", AuditVerdict.Holds,
                    Text($"At the exact posterior of the same model it is log p(x) to {apart:F9} nats, by quadrature.")),
                new AuditEntry(
                    @"These non-variational autoencoders are a special case of VAEs with $\sigma_{\mathbf{x}}^2 = \vec{0}$",
                    File, "section 2.6.1", AuditVerdict.DoesNotHold,
                    Text($"""
                        The divergence (18) holds −½ log σ² for each dimension: at σ² = 10⁻⁸ the bound is {lost:F1} nats below log p(x)
                        in the same model, and at 0 it is −∞. What has a limit is E log p(x|z) alone, with a q that has no density, and
                        no bound is left (VAE2008).
                        """)),
            ]);
    }

    private static double LogEvidence(double x) => OneDimensionalLatent.LogEvidence(OneByOne, Parameters(PosteriorVariance), [x]).OrThrow();

    private static double Expected(Estimator estimator, double x, double variance) =>
        OneDimensionalLatent.ExpectedObjective(OneByOne, estimator, Parameters(variance), [x]).OrThrow();

    // The mean of q(z|x) is the posterior's, x/2.
    private static Dictionary<string, DenseArray> Parameters(double variance) => new()
    {
        ["encoder.mean.weight"] = DenseArray.Of([1, 1], [0.5]),
        ["encoder.mean.bias"] = DenseArray.Of([1], [0]),
        ["encoder.log_variance.weight"] = DenseArray.Of([1, 1], [0]),
        ["encoder.log_variance.bias"] = DenseArray.Of([1], [Math.Log(variance)]),
        ["decoder.mean.weight"] = DenseArray.Of([1, 1], [1]),
        ["decoder.mean.bias"] = DenseArray.Of([1], [0]),
    };
}
