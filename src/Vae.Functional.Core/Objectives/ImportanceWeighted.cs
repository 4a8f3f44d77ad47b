using LanguageExt;

namespace Vae.Functional;

/// <summary>
/// The importance-weighted bound, log (1/K) Σₖ wₖ with w = p(x, z)/q(z|x), z ~ q(z|x) (Burda, Grosse and Salakhutdinov 2016, equation 8).
/// K = 1 is the evidence lower bound.
/// </summary>
/// <param name="Samples">K, draws of z for each observation.</param>
public sealed record ImportanceWeighted(int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => ClaimsOf(Samples);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) =>
        ImportanceWeights.Of(model, Samples).Map(weights => new Objective(ImportanceWeights.LogMean(weights.Log, Samples), weights.Terms));

    /// <summary>What every estimator of the bound claims that calls K <see cref="Samples"/>.</summary>
    internal static Claims ClaimsOf(int samples)
    {
        var bound = new Quantity.ImportanceWeightedBound(samples);
        return new(new Quantity.LogEvidence(), bound, new Quantity.Evidence(), bound, bound, [new(nameof(Samples))]);
    }
}
