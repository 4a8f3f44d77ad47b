using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// N(m(z), σ²) given that it lies in [0, 1], with the constant that this takes; m and σ are not its mean and standard deviation.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Sigma">Where σ comes from.</param>
public sealed record TruncatedNormal(Network Network, Scale Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var (location, scale) = LocationAndScale(Sigma, Network.Features(latent, Decoder), width, observation, "location");
        return new TruncatedNormalDistribution(location, scale, Low: 0, High: 1);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.TruncatedNormal;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ N(m(z), σ²) given 0 ≤ x ≤ 1, {Sigma.Notation}",
        @"x \mid z \sim \mathcal{N}\left(m(z), \sigma_x^2\right) \text{ given } 0 \le x \le 1");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => base.Faults.Concat(FaultsOf(Sigma));
}
