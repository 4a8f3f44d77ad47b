using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// Counts that are 0 with a further probability π(z), its log odds ℓ(z) a head of the network: p(x|z) = π [x = 0] + (1 − π) p'(x|z) for
/// each component (Lambert 1992).
/// </summary>
/// <param name="Inner">p'(x|z), and the network.</param>
public sealed record ZeroInflated(CountLikelihood Inner) : Likelihood(Inner.Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var features = Network.Features(latent, Decoder);
        var logits = Head(features, width, "zero_logits", "ℓ").As("ℓ", @"\ell");
        return new ZeroInflatedDistribution(logits, (Inner with { Network = Network, Place = Place }).Counted(features, width));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.ZeroInflated;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"{Inner.Notation.Text}, or 0 with probability sigmoid ℓ(z)",
        Inner.Notation.Latex + @" \text{, or } 0 \text{ with probability } \operatorname{sigmoid} \ell(z)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Inner.Faults;
}
