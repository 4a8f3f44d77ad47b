using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// log (1/K) Σ p(x, z)/q(z|x) over K draws z ~ q(z|x), in expectation a lower bound on log p(x) that rises with K, and the effective
/// sample size of its weights: where that is near 1, few draws carry the value and it is loose.
/// </summary>
/// <param name="Samples">K.</param>
public sealed record LogEvidence(int Samples = 500) : Measure
{
    /// <inheritdoc/>
    public override string Summary => $"log p(x) by importance sampling with {Samples} draws";

    /// <inheritdoc/>
    public override string Source => "Burda, Grosse and Salakhutdinov 2016, equation 8; Kong 1992";

    /// <inheritdoc/>
    public override string? Lacking(VaeSpec spec) => Needs.Density(spec);

    /// <inheritdoc/>
    protected internal override Either<Fault, ImmutableArray<Measurement>> Of(MeasuredModel model) =>
        model.Evaluate(new ImportanceSampled(Samples)).Map(found => ImmutableArray.Create(
            EvidenceBound.Measured(found, found is Evaluation.Bound ? "importance-weighted bound" : "importance-weighted surrogate"),
            new Measurement(
                "effective sample size",
                found.Terms[Term.EffectiveDraws],
                null,
                $"draws of {Samples}",
                Standing.Consistent,
                "(Σ w)²/Σ w², averaged over observations")));
}
