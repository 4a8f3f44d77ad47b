using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional;

/// <summary>The evidence lower bound over data; where the spec's values are none, the surrogate under that name.</summary>
public sealed record EvidenceBound : Measure
{
    /// <inheritdoc/>
    public override string Summary => "the evidence lower bound, with the divergence at full weight";

    /// <inheritdoc/>
    public override string Source => "Kingma and Welling 2014, equations 6 and 7";

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.Evaluate(model.Estimator).Map(found => ImmutableArray.Create(Measured(found, found.Name)));

    /// <summary>A value under the name that its type allows.</summary>
    internal static Measurement Measured(Evaluation found, string name) => new(
        name,
        found.Nats,
        found.StandardError,
        ValueUnit.NatsPerObservation.Text(),
        found is Evaluation.Bound ? Standing.LowerBound : Standing.Surrogate,
        found switch
        {
            Evaluation.Bound bound => bound.Of,
            Evaluation.Surrogate { BoundOf: { } other } => $"a lower bound on {other}",
            Evaluation.Surrogate surrogate => $"no bound on log p(x) ({Needs.Ids(surrogate.Reasons)})",
            _ => throw new InvalidOperationException($"unknown evaluation {found.GetType().Name}"),
        });
}
