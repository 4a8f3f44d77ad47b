using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The continuous Bernoulli on [0, 1], its logits ℓ(z) a head of the network (Loaiza-Ganem and Cunningham 2019).</summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record ContinuousBernoulli(Network Network) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var logits = Head(Network.Features(latent, Decoder), width, "logits", "ℓ");
        return new ContinuousBernoulliDistribution(Network.InRange(logits).As("ℓ", @"\ell"));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.ContinuousBernoulli;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ ContinuousBernoulli(sigmoid ℓ(z))",
        @"x \mid z \sim \mathcal{CB}\left(\operatorname{sigmoid} \ell(z)\right)");
}
