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
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, Samples);
        Objective With(Distribution density) => EvidenceLowerBound.Sampled(model, q: density, z, Samples);
        return With(q) with { Differentiated = With(q.Map(Expressions.StopGradient)).Value };
    }
}
