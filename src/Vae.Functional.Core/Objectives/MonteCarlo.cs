using LanguageExt;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The evidence lower bound with every term sampled (Kingma and Welling 2014, estimator A, equation 6):
/// (1/L) Σₗ log p(x|zₗ) − β (log q(zₗ|x) − log p(zₗ)), zₗ = μ + σ·εₗ. Needs no closed-form divergence.
/// </summary>
/// <param name="Samples">L, draws of z for each observation.</param>
public sealed record MonteCarlo(int Samples = 1) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => EvidenceLowerBound.Claims with
    {
        ExponentialUnbiasedFor = Samples == 1 ? new Quantity.Evidence() : null,
    };

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, Samples);
        var reconstruction = VaeModel.MeanOverSamples(model.LogLikelihood(z, Samples), Samples);
        if (EvidenceLowerBound.Dropped(q).IsSome)
            return EvidenceLowerBound.Of(model, reconstruction, Expressions.Broadcast(0.0, [Dimension.Batch]));
        var logRatio = VaeModel.Repeated(q, Samples).LogDensity(z) - model.Prior.LogDensity(z);
        var divergence = VaeModel.MeanOverSamples(logRatio, Samples).As("log q(z|x)/p(z)", @"\log \tfrac{q(z \mid x)}{p(z)}");
        return EvidenceLowerBound.Of(model, reconstruction, divergence);
    }
}
