using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// Poisson counts, log p(x|z) = Σ x log λ − λ − log x! in nats, with log λ(z) a head of the network; variance and mean are λ.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
public sealed record Poisson(Network Network) : CountLikelihood(Network)
{
    internal override FactorisedDistribution Counted(Expr features, int width) => new PoissonDistribution(Rate(features, width));

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.Poisson;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "x|z ~ Poisson(λ(z))",
        @"x \mid z \sim \operatorname{Poisson}\left(\lambda(z)\right)");
}
