using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The evidence lower bound of <see cref="MonteCarlo"/> with the gradient that only goes through z: in log q(z|x) the parameters are held
/// constant, which leaves out the score, of mean zero (Roeder, Wu and Duvenaud 2017). At q(z|x) = p(z|x) no variance is left.
/// </summary>
/// <param name="Samples">L, draws of z for each observation.</param>
public sealed record StickingTheLanding(int Samples = 1) : Estimator
{
    /// <inheritdoc/>
    public override Claims Claims => new MonteCarlo(Samples).Claims;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => EvidenceLowerBound.SampleFaults(Samples);

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model) =>
        PosteriorDensity.Everywhere(model, nameof(StickingTheLanding)).Map(q =>
        {
            var draw = model.DrawWithDensity(q, Samples);
            var held = VaeModel.Repeated(q.Map(Expressions.StopGradient), Samples);
            var along = draw with { LogDensity = draw.LogDensity is null ? null : held.LogDensity(draw.Value) };
            Objective With(DensityDraw drawn) => EvidenceLowerBound.Sampled(model, drawn, Samples);
            return With(draw) with { Differentiated = With(along).Value };
        });
}
