using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// The Beta distribution on (0, 1) by its mean and precision, Beta(mφ, (1 − m)φ), logit m(z) and φ(z) heads of the network (Ferrari and
/// Cribari-Neto 2004, equation 4). At 0 and 1 its density is 0 or ∞.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record BetaLikelihood(Network Network) : Likelihood(Network)
{
    // softplus of it is 2: with m = ½, the uniform distribution.
    private static readonly double Uniform = Formulas.InverseSoftplus(2);

    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var features = Network.Features(latent, Decoder);
        var logits = Network.InRange(Head(features, width, "logits", "ℓ")).As("ℓ", @"\ell");
        var precision = Softplus(Head(features, width, "precision", "φ", Uniform)).As("φ", @"\phi");
        return new BetaDistribution(precision * Sigmoid(logits), precision * Sigmoid(-logits));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.BetaLikelihood;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ Beta(mφ, (1 − m)φ), m = sigmoid ℓ(z), φ(z) learned",
        @"x \mid z \sim \operatorname{Beta}\left(m \phi(z), (1 - m) \phi(z)\right), \ m = \operatorname{sigmoid} \ell(z)");
}
