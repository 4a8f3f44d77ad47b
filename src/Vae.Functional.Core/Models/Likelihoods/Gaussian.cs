using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>N(m(z), σ²): its mean a head of the network, its σ by policy.</summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ comes from.</param>
public sealed record Gaussian(Network Network, Sigma Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var (mean, scale) = LocationAndScale(Sigma, Network.Features(latent, Decoder), width, observation);
        return NormalDistribution.FromScale(mean, scale);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Gaussian;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ N(m(z), σ²), {Sigma.Notation}",
        @"x \mid z \sim \mathcal{N}\left(m(z), \sigma_x^2\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(FaultsOf(Sigma));
}
