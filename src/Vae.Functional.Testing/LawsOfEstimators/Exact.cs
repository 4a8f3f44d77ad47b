using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>What is known exactly about a trial's first observation.</summary>
internal static class Exact
{
    /// <summary>log p(x) in nats: by quadrature over one latent component, else in closed form.</summary>
    public static Either<Fault, double> LogEvidence(ModelCase model) => model.Spec.Prior.Dimension == 1
        ? OneDimensionalLatent.LogEvidence(model.Spec, model.Parameters, model.Observation(0))
        : LinearGaussian.Of(model.Spec, model.Parameters).Bind(exact => exact.LogEvidence(model.Observation(0)));

    /// <summary>log p(x) − KL(q(z|x)‖p(z|x)) in nats, both terms in closed form.</summary>
    public static Either<Fault, double> EvidenceLessGap(ModelCase model) =>
        from exact in LinearGaussian.Of(model.Spec, model.Parameters)
        from evidence in exact.LogEvidence(model.Observation(0))
        from posterior in exact.Posterior(model.Observation(0))
        select evidence - Divergence(exact.Variational(model.Observation(0)), posterior);

    // KL(q‖p) = ½ (tr Λ Σ_q + (μ − μ_q)ᵀ Λ (μ − μ_q) − d + log det Σ − log det Σ_q) of two normals, Λ = Σ⁻¹ the precision of p.
    private static double Divergence(LatentMoments q, LatentMoments p)
    {
        var (own, other) = (Matrix<double>.Build.DenseOfArray(q.Covariance), Matrix<double>.Build.DenseOfArray(p.Covariance));
        var apart = Vector<double>.Build.Dense(p.Mean) - Vector<double>.Build.Dense(q.Mean);
        var cholesky = other.Cholesky();
        return 0.5 * (cholesky.Solve(own).Trace() + apart * cholesky.Solve(apart) - apart.Count
            + cholesky.DeterminantLn - own.Cholesky().DeterminantLn);
    }
}
