using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>The latent components whose posterior mean varies with the observation: those with Var E(zᵢ|x) above a threshold.</summary>
/// <param name="Threshold">In squared units of z.</param>
public sealed record ActiveUnits(double Threshold = 0.01) : Measure
{
    /// <inheritdoc/>
    public override string Summary => FormattableString.Invariant($"components of z whose posterior mean has a variance above {Threshold}");

    /// <inheritdoc/>
    public override string Source => "Burda, Grosse and Salakhutdinov 2016, section 5.2";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.Mean(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.Posterior.Map<ImmutableArray<Measurement>>(encoded =>
        {
            var spreads = DivergencePerComponent.Columns(encoded.Means, model.Spec.Prior.Dimension)
                .Select(column => SampleMean.OfSpread([.. column.Select(value => (float)value)], 1)).ToArray();
            return
            [
                new(
                    "active units",
                    spreads.Count(spread => spread.Value > Threshold),
                    null,
                    $"of {spreads.Length} components",
                    Standing.Consistent,
                    FormattableString.Invariant($"the number of i with Var E(z[i]|x) > {Threshold}")),
                .. spreads.Select((spread, i) =>
                    spread.Measured($"activity of z[{i}]", "squared units of z", Standing.Unbiased, $"Var E(z[{i}]|x)")),
            ];
        });
}
