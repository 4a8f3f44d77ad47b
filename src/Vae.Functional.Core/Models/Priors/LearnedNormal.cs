using Vae.Functional.Distributions;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// p(z) = N(μ, diag σ²) with μ and σ² trained, from N(0, I) on. An affine layer at the start of the decoder can do the same; a
/// <see cref="WeightPenalty"/>, or a decoder that must not rescale z, makes the difference.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
public sealed record LearnedNormal(int Dimension) : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution => NormalDistribution.FromLogVariance(
        Reshape(Trained("mean", Dimension).As("μ_p", @"\mu_p"), (1, Dimension)),
        Reshape(Trained("log_variance", Dimension).As("log σ_p²", @"\log\sigma_p^2"), (1, Dimension)));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z ~ N(μ_p, diag σ_p²), both learned, z in R^{Dimension}",
        $@"z \sim \mathcal{{N}}\left(\mu_p, \operatorname{{diag}} \sigma_p^2\right), \quad z \in \mathbb{{R}}^{{{Dimension}}}");
}
