using Vae.Functional.Distributions;

namespace Vae.Functional;

/// <summary>p(z) = N(0, I).</summary>
/// <param name="Dimension">The number of latent components d.</param>
public sealed record StandardNormal(int Dimension) : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution => new StandardNormalDistribution(Dimension);

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z ~ N(0, I), z in R^{Dimension}",
        $@"z \sim \mathcal{{N}}(0, I), \quad z \in \mathbb{{R}}^{{{Dimension}}}");
}
