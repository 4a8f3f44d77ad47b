using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// q(z|x): z = sigmoid(y), y ~ N(μ(x), diag σ²(x)), over latents on [0, 1] (Aitchison and Shen 1980). The divergence has no closed form:
/// estimate it by <see cref="MonteCarlo"/>.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record LogitGaussian(Network Network) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        return new LogitNormalDistribution(heads.Mean(latent), Exp(0.5 * heads.LogVariance(latent)).As("σ", @"\sigma"));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "q(z|x): z = sigmoid(y), y ~ N(μ(x), diag σ²(x))",
        @"z = \operatorname{sigmoid}(y), \quad y \mid x \sim \mathcal{N}\left(\mu(x), \operatorname{diag} \sigma^2(x)\right)");
}
