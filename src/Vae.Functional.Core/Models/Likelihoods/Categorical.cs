using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>Independent choices among k categories, their k log probabilities up to a constant, ℓ(z), a head of the network.</summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Count">k, as the observation has.</param>
public sealed record Categorical(Network Network, int Count) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var logits = Network.InRange(Head(Network.Features(latent, Decoder), width * Count, "logits", "ℓ")).As("ℓ", @"\ell");
        return new CategoricalDistribution(Reshape(logits, [logits.Shape[0], width, Count]));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Categorical;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ Categorical(softmax ℓ(z))",
        @"x \mid z \sim \operatorname{Categorical}\left(\operatorname{softmax} \ell(z)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        base.Faults.Concat(Count >= 2 ? [] : [$"Likelihood: there are {Count} categories; give 2 or more"]);
}
