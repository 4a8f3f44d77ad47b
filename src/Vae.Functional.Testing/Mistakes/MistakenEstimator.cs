using LanguageExt;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>An estimator with a mistake in it, under the claims of the right one.</summary>
/// <param name="Mistake">What was done.</param>
/// <param name="Claimed">What it claims, for a number of samples: what the right one does.</param>
/// <param name="Wrong">The objective.</param>
/// <param name="Samples">Draws of z for each observation.</param>
internal sealed record MistakenEstimator(
    string Mistake, Func<int, Claims> Claimed, Func<LatentDraws, Objective> Wrong, int Samples) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => Claimed(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) => Wrong(LatentDraws.Of(model, Samples));

    /// <inheritdoc/>
    public override string ToString() => $"an estimator with {Mistake}";
}
