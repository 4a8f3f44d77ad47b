using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The parameters of a diagonal Gaussian q(z|x) as they are trained, each [n, d].</summary>
/// <param name="Mean">μ.</param>
/// <param name="LogVariance">log σ².</param>
internal readonly record struct GaussianParameters(Expr Mean, Expr LogVariance)
{
    /// <summary>N(μ, diag σ²).</summary>
    public NormalDistribution Distribution => NormalDistribution.FromLogVariance(Mean, LogVariance);

    /// <summary>A step further along a direction.</summary>
    public GaussianParameters Moved(GaussianParameters direction, double step) =>
        new(Mean + step * direction.Mean, LogVariance + step * direction.LogVariance);
}
