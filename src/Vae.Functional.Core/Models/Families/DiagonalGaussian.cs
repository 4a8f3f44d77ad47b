using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>q(z|x) = N(μ(x), diag σ²(x)): a network with a head for μ and one for log σ² (Kingma and Welling 2014, equation 9).</summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record DiagonalGaussian(Network Network) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent) => Heads(observation, latent).Distribution;

    /// <summary>What the heads give.</summary>
    internal GaussianParameters Heads(Expr observation, int latent) => EncoderHeads.Of(Network, observation).Gaussian(latent);

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "q(z|x) = N(μ(x), diag σ²(x))",
        @"q(z \mid x) = \mathcal{N}\left(\mu(x), \operatorname{diag} \sigma^2(x)\right)");
}
