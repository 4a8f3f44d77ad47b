using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = N(μ(x), diag σ²(x) + W(x) W(x)ᵀ): a diagonal, and r directions in which components move together, heads for μ, log σ² and the d·r
/// numbers of W (Ong, Nott and Smith 2018, there for parameters). Between <see cref="DiagonalGaussian"/> and <see cref="FullGaussian"/>, with
/// work that grows as d·r².
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
/// <param name="Rank">r, the number of directions.</param>
public sealed record LowRankGaussian(Network Network, int Rank) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        var directions = Reshape(heads.Correlations(latent * Rank, "directions", "W"), [heads.Features.Shape[0], latent, Rank]).As("W", "W");
        return new LowRankNormalDistribution(
            heads.Mean(latent), Exp(0.5 * heads.LogVariance(latent)).As("σ", @"\sigma"), directions);
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"q(z|x) = N(μ(x), diag σ²(x) + W(x) W(x)ᵀ), W of rank {Rank}",
        $@"q(z \mid x) = \mathcal{{N}}\left(\mu(x), \operatorname{{diag}} \sigma^2(x) + W(x) W(x)^\top\right), \quad W \in \mathbb{{R}}^{{d \times {Rank}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. base.Faults, .. Rank > 0 ? Array.Empty<string>() : [$"Family: Rank is {Rank}; give a positive number"]];
}
