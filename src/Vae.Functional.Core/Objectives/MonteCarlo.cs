using LanguageExt;

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
    public override Either<Fault, Objective> Build(VaeModel model) =>
        EvidenceLowerBound.Sampled(model, model.DrawWithDensity(model.Posterior, Samples), Samples);
}
