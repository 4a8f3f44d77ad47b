using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// p(z) = Π ((1 − π) N(zᵢ; 0, s²) + π N(zᵢ; 1, s²)): a pair of narrow normals for each component, on which a code of bits is cheap and
/// anything between them dear. The divergence has no closed form: estimate it by <see cref="MonteCarlo"/>.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
/// <param name="Deviation">s, positive; well below ½, so that the two stand apart.</param>
/// <param name="Probability">π, of a 1.</param>
public sealed record BinaryGaussians(int Dimension, double Deviation = 0.1, double Probability = 0.5) : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution => PairOfNormals.Of(Dimension, Probability, (0, Deviation), (1, Deviation));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"zᵢ ~ {GraphText.Number(1 - Probability)} N(0, s²) + {GraphText.Number(Probability)} N(1, s²), s = {GraphText.Number(Deviation)}, "
            + $"z in R^{Dimension}",
        $@"z_i \sim {GraphText.Number(1 - Probability)} \, \mathcal{{N}}(0, s^2) + {GraphText.Number(Probability)} \, \mathcal{{N}}(1, s^2), "
            + $@"\quad s = {GraphText.Number(Deviation)}, \quad z \in \mathbb{{R}}^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. base.Faults, .. PairOfNormals.Faults("Deviation", Deviation, "Probability", Probability)];
}
