using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// p(z) = Π ((1 − γ) N(zᵢ; 0, s²) + γ N(zᵢ; 0, 1)): most components rest in a narrow spike at 0, few take part (George and McCulloch 1993,
/// equation 4). The spike has a width, since under an atom a q(z|x) with a density would never meet it. The divergence has no closed form:
/// estimate it by <see cref="MonteCarlo"/>.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
/// <param name="Probability">γ, of the slab.</param>
/// <param name="SpikeDeviation">s, positive; well below 1, the slab's.</param>
public sealed record SpikeAndSlab(int Dimension, double Probability = 0.2, double SpikeDeviation = 0.05) : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution => PairOfNormals.Of(Dimension, Probability, (0, SpikeDeviation), (0, 1));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"zᵢ ~ {GraphText.Number(1 - Probability)} N(0, s²) + {GraphText.Number(Probability)} N(0, 1), s = {GraphText.Number(SpikeDeviation)}, "
            + $"z in R^{Dimension}",
        $@"z_i \sim {GraphText.Number(1 - Probability)} \, \mathcal{{N}}(0, s^2) + {GraphText.Number(Probability)} \, \mathcal{{N}}(0, 1), "
            + $@"\quad s = {GraphText.Number(SpikeDeviation)}, \quad z \in \mathbb{{R}}^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. base.Faults, .. PairOfNormals.Faults("SpikeDeviation", SpikeDeviation, "Probability", Probability)];
}
