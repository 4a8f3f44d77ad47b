using LanguageExt;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Specs;

/// <summary>
/// What the source trained in the place of an autoencoder: E log p(x|z) − ½ Σ (μ² − 1) with z ~ q(z|x) still drawn, its variance free to
/// shrink since nothing is taken from the objective for it.
/// </summary>
public sealed record SampledAutoencoder : Estimator
{
    /// <summary>None.</summary>
    public override Claims Claims => new();

    /// <inheritdoc/>
    public override Either<Fault, Objective> Build(VaeModel model)
    {
        var q = model.Posterior;
        var z = model.DrawLatent(q, samples: 1);
        return new Objective(model.LogLikelihood(z, 1) - 0.5 * Sum(Square(q.Mean) - 1, 1), []);
    }
}
