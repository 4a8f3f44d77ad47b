using System.Collections.Immutable;
using System.Globalization;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.Specs;

/// <summary>A small spec with a plan, and values on which its objective and log p(x) can be found exactly.</summary>
/// <param name="Spec">With one latent component and up to three observed ones.</param>
/// <param name="Plan">How it is trained.</param>
/// <param name="Parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
/// <param name="Observation">x laid flat, in the declared support.</param>
public sealed record SpecCase(
    VaeSpec Spec, TrainingPlan Plan, ImmutableSortedDictionary<string, DenseArray> Parameters, ImmutableArray<double> Observation)
{
    /// <summary>The plan's estimator.</summary>
    public Estimator Estimator => Plan.Estimator ?? Programs.DefaultEstimator;

    /// <summary>
    /// The spec with the weight of the divergence that it has at the epoch that is kept: the last, or where the best is kept the first that
    /// can be.
    /// </summary>
    public VaeSpec AsKept => Spec with { Beta = Spec.Beta * Plan.KlWeight().AtEndOf(Plan.Patience > 0 ? 1 : Plan.Epochs) };

    /// <summary>Everything that meets it again.</summary>
    public override string ToString() => string.Join('\n',
    [
        SourceText.Of(Spec),
        SourceText.Of(Plan),
        .. Parameters.Select(parameter => $"{parameter.Key} = {Numbers(parameter.Value.Values)}"),
        $"x = {Numbers(Observation.AsSpan())}",
    ]);

    private static string Numbers(ReadOnlySpan<double> values) =>
        string.Join(' ', values.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
}
