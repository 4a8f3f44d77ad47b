using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>Independent bits, their log odds ℓ(z) a head of the network.</summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record Bernoulli(Network Network) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation) =>
        new BernoulliDistribution(Network.InRange(Head(Network.Features(latent, Decoder), width, "logits", "ℓ")).As("ℓ", @"\ell"));

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Bernoulli;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ Bernoulli(sigmoid ℓ(z))",
        @"x \mid z \sim \operatorname{Bernoulli}\left(\operatorname{sigmoid} \ell(z)\right)");
}
