using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// N(m(z), diag σ² + W(z) W(z)ᵀ) over the components of x: r directions in which components move together given z, W = σ ⊙ V(z) with the D·r
/// numbers of V a head of the network beside the mean, and σ by policy for what is left: the covariance of factor analysis (Rubin and
/// Thayer 1982). Draws are exact, and their components correlated; work grows as D·r². A mean that starts far from the data lets W take its
/// place at first: give images an <see cref="OutputRange.UnitInterval"/>.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
/// <param name="Rank">r, the number of directions.</param>
/// <param name="Sigma">Where σ comes from; the standard deviation of a component is √(σᵢ² + Σⱼ Wᵢⱼ²).</param>
public sealed record LowRankCovariance(Network Network, int Rank, Scale Sigma) : Likelihood(Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        var features = Network.Features(latent, Decoder);
        var (mean, scale) = LocationAndScale(Sigma, features, width, observation);
        Shape rows = [latent.Shape[0], width];
        var σ = Broadcast(scale, rows);
        // In units of σ: directions that grow while errors are large shrink with it. By themselves they would hardly, since
        // the density loses but the logarithm of a scale that is too large.
        var directions = Reshape(Correlations(features, width * Rank, "directions", "V"), [.. rows, Rank]).As("V", "V");
        return new LowRankNormalDistribution(mean, σ, (Formulas.WithLastAxis(σ) * directions).As("W", "W"));
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.LowRankCovariance;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"x|z ~ N(m(z), diag σ² + W(z) W(z)ᵀ), W = σ ⊙ V(z) of rank {Rank}, {Sigma.Notation}",
        @"x \mid z \sim \mathcal{N}\left(m(z), \operatorname{diag} \sigma_x^2 + W(z) W(z)^\top\right), \quad "
            + $@"W = \sigma_x \odot V(z) \in \mathbb{{R}}^{{D \times {Rank}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. base.Faults, .. FaultsOf(Sigma), .. Rank > 0 ? Array.Empty<string>() : [$"Likelihood: Rank is {Rank}; give a positive number"]];
}
