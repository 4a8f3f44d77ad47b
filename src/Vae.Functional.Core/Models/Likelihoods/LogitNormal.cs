using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The logistic function of a normal variable on (0, 1): logit x ~ N(ℓ(z), σ²) (Aitchison and Shen 1980). Its density is 0 at 0 and 1.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ, the standard deviation of logit x, comes from.</param>
public sealed record LogitNormal(Network Network, Scale Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var (location, scale) = LocationAndScale(Sigma, Network.Features(latent, Decoder), width, observation, "logits", "ℓ", @"\ell");
        return new LogitNormalDistribution(location, scale);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.LogitNormal;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"logit x|z ~ N(ℓ(z), σ²), {Sigma.Notation}",
        @"\operatorname{logit} x \mid z \sim \mathcal{N}\left(\ell(z), \sigma_x^2\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(FaultsOf(Sigma));
}
