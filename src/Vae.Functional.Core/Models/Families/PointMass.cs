using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// A point for each observation, z = μ(x): no density and no divergence. What is trained is a deterministic autoencoder, not a bound.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
public sealed record PointMass(Network Network) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent) =>
        new PointMassDistribution(EncoderHeads.Of(Network, observation).Mean(latent));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => ("q(z|x) = δ(z − μ(x))", @"q(z \mid x) = \delta\left(z - \mu(x)\right)");
}
