using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>A step whose inverse has a closed form too.</summary>
public abstract record InvertibleFlowStep : FlowStep
{
    /// <summary>f⁻¹(x) for rows x, [n, d], with log |det ∂f⁻¹/∂x|.</summary>
    public abstract Transformed Inverse(Expr x);
}
