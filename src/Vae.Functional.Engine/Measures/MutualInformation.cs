using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>
/// I(x; z) under q: E log q(z|x)/q(z), with q(z) the mixture of the posteriors of the N observations at hand. Of those N it is
/// unbiased; it cannot exceed log N, and since mutual information is concave in the distribution of x, it is in expectation at most that
/// of the population.
/// </summary>
public sealed record MutualInformation : Measure
{
    /// <inheritdoc/>
    public override string Summary => "how much z says of which observation it came from";

    /// <inheritdoc/>
    public override string Source => "Hoffman and Johnson 2016";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.NormalPosterior(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.Aggregate.Map(aggregate => ImmutableArray.Create(
            SampleMean.Of([.. aggregate.OwnLogDensity.Zip(aggregate.LogDensity, (own, mixed) => own - mixed)]).Measured(
                "mutual information",
                ValueUnit.NatsPerObservation.Text(),
                Standing.LowerBound,
                "I(x; z) under q, unbiased for "
                + FormattableString.Invariant(
                    $"the {aggregate.Observations} observations (at most {Math.Log(aggregate.Observations):0.##}, log N)"))));
}
