using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;
using Support = Vae.Functional.Bounds.Support;

namespace Vae.Functional;

/// <summary>
/// p(z) = (1/K) Σₖ q(z|uₖ): the mixture of the family's own posteriors at K pseudo-inputs, which are trained with everything else (Tomczak
/// and Welling 2018, equation 9). It goes where the aggregate posterior is, the prior that is best for the bound, without being it. The
/// divergence has no closed form: estimate it by <see cref="MonteCarlo"/>.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
/// <param name="PseudoInputs">K.</param>
public sealed record VampPrior(int Dimension, int PseudoInputs) : Prior(Dimension)
{
    /// <summary>There is none without a family and an observation.</summary>
    /// <exception cref="NotSupportedException">Always: ask <see cref="Given"/>.</exception>
    public override Distribution Distribution =>
        throw new NotSupportedException("a VampPrior is made of the posteriors of a spec; ask Given for it");

    /// <inheritdoc/>
    public override Distribution Given(VaeSpec spec)
    {
        // They stand for what an encoder reads, which has seen nothing outside of its range.
        var numbers = Trained("pseudo_inputs", (PseudoInputs, spec.Observation.RecognisedWidth), new Initialisation.Normal(1));
        var inputs = spec.Observation.Support == Support.Categories || Support.UnitInterval.Holds(spec.Observation.Support)
            ? Sigmoid(numbers)
            : numbers;
        return new SharedMixtureDistribution(Broadcast(0.0, (1, PseudoInputs)), spec.Family.Posterior(inputs.As("u", "u"), Dimension));
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z ~ 1/{PseudoInputs} Σₖ q(z|uₖ), u learned, z in R^{Dimension}",
        $@"z \sim \tfrac{{1}}{{{PseudoInputs}}} \sum_{{k=1}}^{{{PseudoInputs}}} q(z \mid u_k), \quad z \in \mathbb{{R}}^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
        [.. base.Faults, .. PseudoInputs > 0 ? Array.Empty<string>() : [$"Prior: PseudoInputs is {PseudoInputs}; give a positive number"]];
}
