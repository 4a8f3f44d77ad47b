using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = N(μ(x), C(x) C(x)ᵀ): the Cholesky factor of a full covariance is a head of d(d + 1)/2 numbers, its diagonal the exponential of
/// the head's (Kingma and Welling 2019, section 2.5.1; the divergence Doersch 2016, equation 7). It follows posteriors whose components are
/// correlated, which any decoder makes; work and memory grow as d² an observation. Before training C is close to a diagonal.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record FullGaussian(Network Network) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        var rows = heads.Correlations(latent * (latent + 1) / 2, "factor", "C");
        return new FullNormalDistribution(
            heads.Mean(latent), TriangularMatrices.FromUnconstrained(TriangularMatrices.FromRows(rows)).As("C", "C"));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "q(z|x) = N(μ(x), C(x) C(x)ᵀ), C lower triangular",
        @"q(z \mid x) = \mathcal{N}\left(\mu(x), C(x) C(x)^\top\right)");
}
