using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>
/// −bound/(D log 2): how many bits a component takes. Of a density it carries the scale of the data, and is said with it; data that were
/// 256 grey levels with noise of one level, over 256, take 8 bits more, the bits of their bytes.
/// </summary>
public sealed record BitsPerDimension : Measure
{
    private const double ByteBits = 8;

    /// <inheritdoc/>
    public override string Summary => "the bound as bits for each component, on the stated scale";

    /// <inheritdoc/>
    public override string Source => "Theis, van den Oord and Bethge 2016";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => spec.EvaluationVerdict.Training is TrainingVerdict.Surrogate surrogate
        ? "the values are a surrogate and bound no code length "
            + $"({Needs.Ids(surrogate.Reasons)}); declare a spec whose evaluation is a bound"
        : null;

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.Evaluate(model.Estimator).Map(found => Measured(model.Spec, found));

    private static ImmutableArray<Measurement> Measured(VaeSpec spec, Evaluation found)
    {
        var nats = spec.Observation.Width * Math.Log(2);
        Measurement Bits(string name, double more, string of) =>
            new(name, -found.Nats / nats + more, found.StandardError / nats, "bits per dimension", Standing.UpperBound, of);
        return spec.Observation switch
        {
            { Support: var values } when IsMass(spec) => [Bits("bits per dimension", 0, $"−log₂ p(x)/D, p a mass of {Text(values)}")],
            UnitInterval { Dequantised: true } or Pixels { Dequantise: Dequantise.Uniform } =>
            [
                Bits("bits per dimension", 0, "−log₂ p(x)/D, p a density on [0, 1]"),
                Bits("bits per dimension of bytes", ByteBits, "−log₂ P(x)/D, P the mass of 256 grey levels"),
            ],
            UnitInterval => [Bits("bits per dimension", 0, "−log₂ p(x)/D, p a density on [0, 1]; no code length without added noise")],
            _ => [Bits("bits per dimension", 0, "−log₂ p(x)/D, p a density in the data's own units")],
        };
    }

    // Of a likelihood of the user's own the observation says it.
    private static bool IsMass(VaeSpec spec) => LikelihoodTable.Rows.TryGetValue(spec.Likelihood.Kind, out var likelihood)
        ? likelihood.Values == ProbabilityKind.Mass
        : SupportTable.Rows.TryGetValue(spec.Observation.Support, out var values) && values.IsDiscrete;

    private static string Text(Support values) => values switch
    {
        Support.Binary => "bits",
        Support.Levels => "256 grey levels",
        Support.Categories => "categories",
        Support.Counts => "counts",
        _ => "single values",
    };
}
