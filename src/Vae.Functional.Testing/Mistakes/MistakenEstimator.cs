using LanguageExt;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>An estimator with a mistake in it, under the claims of the right one.</summary>
/// <param name="Mistake">What was done.</param>
/// <param name="Right">The right one, for a number of samples.</param>
/// <param name="Wrong">The objective.</param>
/// <param name="Samples">Draws of z for each observation.</param>
internal sealed record MistakenEstimator(
    string Mistake, Func<int, Estimator> Right, Func<LatentDraws, Objective> Wrong, int Samples) : Estimator
{
    /// <summary>What it claims, of the right one's claims; all where this is not set.</summary>
    public Func<Claims, Claims> Claimed { get; init; } = all => all;

    /// <inheritdoc/>
    public override Claims Claims => Claimed(Right(Samples).Claims);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) => Wrong(LatentDraws.Of(model, Samples));

    /// <inheritdoc/>
    public override string ToString() => $"an estimator with {Mistake}";
}
