using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The evidence lower bound with the divergence in closed form (Kingma and Welling 2014, estimator B, equation 7):
/// (1/L) Σₗ log p(x|zₗ) − β KL(q(z|x)‖p(z)), zₗ = μ + σ·εₗ.
/// </summary>
/// <param name="Samples">L, draws of z for each observation.</param>
public sealed record AnalyticKl(int Samples = 1) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => EvidenceLowerBound.Claims;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, Samples);
        var reconstruction = VaeModel.MeanOverSamples(model.LogLikelihood(z, Samples), Samples);
        return EvidenceLowerBound.Divergence(q, model.Prior)
            .Map(divergence => Expressions.Broadcast(divergence, [Dimension.Batch]).As("KL(q‖p)", @"\mathrm{KL}\left(q \,\|\, p\right)"))
            .Map(divergence => EvidenceLowerBound.Of(model, reconstruction, divergence));
    }
}
