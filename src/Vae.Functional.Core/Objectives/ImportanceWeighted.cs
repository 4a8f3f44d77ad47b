using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// The importance-weighted bound, log (1/K) Σₖ wₖ with w = p(x, z)/q(z|x), z ~ q(z|x) (Burda, Grosse and Salakhutdinov 2016, equation 8).
/// K = 1 is the evidence lower bound.
/// </summary>
/// <param name="Samples">K, draws of z for each observation.</param>
public sealed record ImportanceWeighted(int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims
    {
        get
        {
            var bound = new Quantity.ImportanceWeightedBound(Samples);
            return new(new Quantity.LogEvidence(), bound, new Quantity.Evidence(), bound, bound, [new(nameof(Samples))]);
        }
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) =>
        ImportanceWeights.Of(model, Samples).Map(weights => new Objective(LogSumExp(weights.Log, 0) - Math.Log(Samples), weights.Terms));
}
