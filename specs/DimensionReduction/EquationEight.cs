using LanguageExt;

namespace Vae.Functional.Specs;

/// <summary>
/// Equation (8) of the source as it is printed: E log p(x|z) − (log q(z|x) + log p(z)). The prior's term has the wrong sign; equation (9)
/// has the right one, which is <see cref="MonteCarlo"/>.
/// </summary>
public sealed record EquationEight : Estimator
{
    /// <summary>What the source takes it for: the evidence lower bound.</summary>
    public override Claims Claims => new MonteCarlo().Claims;

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, samples: 1);
        return new Objective(model.LogLikelihood(z, 1) - (q.LogDensity(z) + model.Prior.LogDensity(z)), []);
    }
}
