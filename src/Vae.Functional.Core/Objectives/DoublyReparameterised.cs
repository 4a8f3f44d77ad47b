using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// The importance-weighted bound with the doubly reparameterised gradient for the encoder, Σₖ w̃ₖ² ∂log wₖ/∂zₖ ∂zₖ/∂φ with w̃ₖ = wₖ/Σⱼ wⱼ
/// (Tucker, Lawson, Gu and Maddison 2019). The bound's own gradient has a score term whose signal falls with K below its noise
/// (Rainforth et al. 2018); here that term is reparameterised once more. The decoder keeps the bound's own gradient. Decodes twice.
/// </summary>
/// <param name="Samples">K, draws of z for each observation.</param>
public sealed record DoublyReparameterised(int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => ImportanceWeighted.ClaimsOf(Samples);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) =>
        from q in PosteriorDensity.Everywhere(model, nameof(DoublyReparameterised))
        from weights in ImportanceWeights.Of(model, Samples)
        select new Objective(ImportanceWeights.LogMean(weights.Log, Samples), weights.Terms, Differentiated(model, weights));

    // Σ stop(w̃) log w has the decoder's gradient. Held constant in log q, φ is reached through z alone, and the path is scaled by
    // 1 − β(1 − w̃), which is w̃ at β = 1: E w̃ ∂log q/∂φ = E (w̃ − w̃²) ∂log w/∂z ∂z/∂φ, and it enters −β times.
    private Expr Differentiated(VaeModel model, ImportanceWeights weights)
    {
        var share = StopGradient(ImportanceWeights.Normalised(weights.Log));
        var scale = 1 - model.KlWeight * (1 - share);
        var z = Scaled(weights.Latent, Reshape(scale, [new Dimension(Samples, PerBatch: true), 1]));
        return Sum(share * ImportanceWeights.LogAt(model, weights.Posterior.Map(StopGradient), z, Samples), 0);
    }

    // x with its gradient times a factor.
    private static Expr Scaled(Expr x, Expr factor) => StopGradient(x) + factor * (x - StopGradient(x));
}
