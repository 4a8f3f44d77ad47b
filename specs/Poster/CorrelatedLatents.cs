using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Poster
{
    /// <summary>What a diagonal or an isotropic q(z|x) costs where latent components are correlated given x, in closed form.</summary>
    public static readonly VaeStudy CorrelatedLatents = new(
        "What does it cost that q(z|x) takes latent components for independent?",
        "001, Limitations and Challenges", OfCorrelatedLatents);

    private static StudyResult OfCorrelatedLatents(StudyRun _)
    {
        // W, and W turned onto the axes of WᵀW: two decoders of one p(x).
        var loadings = Matrix<double>.Build.DenseOfArray(new[,] { { 1.0, 0.8 }, { 0, 0.6 }, { 0.5, 0.1 } });
        var turned = loadings * loadings.TransposeThisAndMultiply(loadings).Evd(Symmetricity.Symmetric).EigenVectors;
        ImmutableArray<Fitted> all =
        [
            Fitted.Of("correlated", "full", loadings, Structure.Full), Fitted.Of("correlated", "diagonal", loadings, Structure.Diagonal),
            Fitted.Of("correlated", "isotropic", loadings, Structure.Isotropic),
            Fitted.Of("turned", "diagonal", turned, Structure.Diagonal), Fitted.Of("turned", "isotropic", turned, Structure.Isotropic),
        ];
        var (full, diagonal, isotropic, free) = (all[0], all[1], all[2], all[3]);
        return new StudyResult(
            Text($"""
                Given x, the two components are correlated by {diagonal.Correlation:F3}. A diagonal q misses log p(x) by
                {diagonal.Gap:F3} nats there, and its aggregate the prior by {diagonal.FromPrior:F4}. The same p(x) with the decoder
                turned onto its principal axes has uncorrelated components and misses {free.Gap:F3}: training may turn, so correlation
                is no obstacle to a linear decoder. An isotropic q misses {isotropic.Gap:F3} nats either way;
                the poster's q has a σ for each component.
                """),
            [
                new Exhibit.Table(
                    "Families",
                    Text($"""
                        Nats. z ~ N(0, I) of two components, x|z ~ N(Wz, 0.04 I) of three; q is the member of its family nearest to the
                        posterior, for x ~ p(x).
                        """),
                    [
                        "decoder", "family of q", "correlation of z given x", "log p(x) less the bound", "rate E KL(q(z|x)‖p(z))",
                        "KL(q(z)‖p(z)), aggregate",
                    ],
                    [
                        .. all.Select(fitted => ImmutableArray.Create<Cell>(
                            fitted.Decoder, fitted.Family, fitted.Correlation, fitted.Gap, fitted.Rate, fitted.FromPrior)),
                    ]),
            ],
            [
                Entry("VAE cannot guarantee that the inference algorithm will converge onto the standard Gaussian prior",
                    "Limitations and Challenges", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Of the aggregate q(z), and of a decoder that is held: with components correlated by {diagonal.Correlation:F3}
                        given x the best diagonal q leaves it {diagonal.FromPrior:F4} nats from the prior, and the exact posterior
                        {full.FromPrior:F4}. A trained decoder is free to turn, and the turned one of the same p(x) leaves
                        {free.FromPrior:F4}. No one q(z|x) comes to the prior unless z says nothing of x. For decoders that are not
                        linear it is not decided here.
                        """)),
                Entry(@"Assumption that the variational posterior distribution $q_{\theta}(z|x)$ follows an isotropic Gaussian.",
                    "Limitations and Challenges", AuditVerdict.DoesNotHold,
                    Text($"""
                        q = N(μ, σ²) with a vector σ, the poster's own, is diagonal. An isotropic q would miss {isotropic.Gap:F3} nats where
                        a diagonal one misses {free.Gap:F3}.
                        """)),
                Entry("We try to approximate the posterior to also be standard gaussian.",
                    "Limitations and Challenges", AuditVerdict.DoesNotHold,
                    Text($"""
                        The bound trades the divergence from the prior for the fit; at its optimum here q is the posterior,
                        {full.Rate:F3} nats from N(0, I) in the mean.
                        """)),
            ]);
    }

    private enum Structure
    {
        Full,
        Diagonal,
        Isotropic,
    }

    // The nearest member of a family to the posterior of x = Wz + 0.2 ε, whose covariance P is the same for every x.
    private sealed record Fitted(string Decoder, string Family, double Correlation, double Gap, double Rate, double FromPrior)
    {
        private const double Variance = 0.04;

        public static Fitted Of(string decoder, string family, Matrix<double> loadings, Structure structure)
        {
            var model = ProbabilisticPca.Of(loadings.ToArray(), new double[loadings.RowCount], Variance).OrThrow();
            var origin = new double[loadings.RowCount];
            var posterior = Matrix<double>.Build.DenseOfArray(model.Posterior(origin).OrThrow().Covariance);
            var precision = posterior.Inverse().Diagonal();
            // KL(q‖p(z|x)) is least where 1/σᵢ² = (P⁻¹)ᵢᵢ, or the mean of these where all σ are one.
            var q = structure switch
            {
                Structure.Full => posterior,
                Structure.Diagonal => Matrix<double>.Build.DenseOfDiagonalVector(1 / precision),
                _ => Matrix<double>.Build.DenseDiagonal(precision.Count, precision.Count / precision.Sum()),
            };
            // The means of q vary by I − P over x ~ p(x).
            var means = Matrix<double>.Build.DenseIdentity(precision.Count) - posterior;
            return new(
                decoder, family,
                posterior[0, 1] / Math.Sqrt(posterior[0, 0] * posterior[1, 1]),
                Math.Max(0, model.DivergenceFromPosterior(origin, new LatentMoments(new double[precision.Count], q.ToArray()))),
                FromStandard(q) + 0.5 * means.Trace(),
                FromStandard(means + q));
        }

        // KL(N(0, Σ)‖N(0, I)).
        private static double FromStandard(Matrix<double> covariance) =>
            0.5 * (covariance.Trace() - covariance.RowCount - Math.Log(covariance.Determinant()));
    }
}
