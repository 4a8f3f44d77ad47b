using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = N(μ(x), σ²(x) I): one σ for all latent components, a head of a single number. The Gaussian of fewest parameters that knows how
/// sure it is; its divergence is that of <see cref="DiagonalGaussian"/>.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record IsotropicGaussian(Network Network) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        return NormalDistribution.FromLogVariance(heads.Mean(latent), heads.LogVariance(1));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation =>
        ("q(z|x) = N(μ(x), σ²(x) I)", @"q(z \mid x) = \mathcal{N}\left(\mu(x), \sigma^2(x)\, I\right)");
}
