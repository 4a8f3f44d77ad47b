using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Distributions;

namespace Vae.Functional;

/// <summary>q(z|x) for estimators that take its density at a z that is no draw of it.</summary>
internal static class PosteriorDensity
{
    /// <summary>q(z|x), or the fault that its density is known at its own draws only.</summary>
    /// <param name="model">The model.</param>
    /// <param name="estimator">One of <see cref="DensityElsewhere"/>.</param>
    public static Either<Fault, Distribution> Everywhere(VaeModel model, string estimator) =>
        model.Posterior is var q && (q.HasDensityEverywhere || q is PointMassDistribution)
            ? q
            : new Fault(DensityElsewhere.Reason(estimator));
}
