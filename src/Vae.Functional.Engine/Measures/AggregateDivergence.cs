using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Measures;

namespace Vae.Functional;

/// <summary>
/// KL(q(z)‖p(z)), q(z) the mixture of the posteriors of the N observations at hand: how far what the decoder was trained on is from what
/// generation feeds it. With I(x; z) it adds up to the rate. Of those N it is unbiased; since the divergence is convex in q(z), it is in
/// expectation at least that of the population.
/// </summary>
public sealed record AggregateDivergence : Measure
{
    /// <inheritdoc/>
    public override string Summary => "how far the aggregate posterior is from the prior";

    /// <inheritdoc/>
    public override string Source => "Hoffman and Johnson 2016";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.NormalPosterior(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        from aggregate in model.Aggregate
        from prior in model.PriorLogDensity(aggregate.Latents)
        select ImmutableArray.Create(SampleMean.Of([.. aggregate.LogDensity.Zip(prior, (mixed, own) => mixed - own)]).Measured(
            "aggregate divergence",
            ValueUnit.NatsPerObservation.Text(),
            Standing.UpperBound,
            FormattableString.Invariant($"KL(q(z)‖p(z)), unbiased for the {aggregate.Observations} observations")));
}
