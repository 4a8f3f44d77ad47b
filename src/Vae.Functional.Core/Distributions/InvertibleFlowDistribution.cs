using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>
/// A normalising flow whose steps have inverses in closed form: log p(x) = log p₀(f⁻¹(x)) + Σ log |det ∂f_t⁻¹/∂x_t| at every x, and draws
/// z = f_T ∘ … ∘ f₁(z₀) (Dinh, Sohl-Dickstein and Bengio 2017, equation 2).
/// </summary>
/// <param name="Base">p₀.</param>
/// <param name="Steps">f₁ … f_T.</param>
public sealed record InvertibleFlowDistribution(Distribution Base, ImmutableArray<InvertibleFlowStep> Steps) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => Base.Support;

    /// <inheritdoc/>
    public override bool HasMoments => false;

    /// <summary>There is none in closed form.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Expr Mean => Forward.Mean;

    /// <summary>There is none in closed form.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Expr StandardDeviation => Forward.StandardDeviation;

    /// <summary>log p₀(f⁻¹(x)) + Σ log |det ∂f_t⁻¹/∂x_t|.</summary>
    public override Expr LogDensity(Expr x)
    {
        var (z, stretch) = (x, (Expr)0.0);
        foreach (var step in Steps.Reverse())
        {
            var (before, logDeterminant) = step.Inverse(z);
            (z, stretch) = (before, stretch + logDeterminant);
        }
        return Base.LogDensity(z) + stretch;
    }

    /// <summary>What the base takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => Base.Noises(components);

    /// <inheritdoc/>
    public override bool IsReparameterised => Base.IsReparameterised;

    /// <summary>f_T ∘ … ∘ f₁ of a draw of the base.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Forward.Draw(noises);

    /// <summary>The density goes the way that the draw came: no inverse is taken.</summary>
    public override DensityDraw DrawWithDensity(ImmutableArray<Expr> noises, Symbol? symbol = null) => Forward.DrawWithDensity(noises, symbol);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new InvertibleFlowDistribution(
        Base.Map(parameter), [.. Steps.Select(step => (InvertibleFlowStep)step.Map(parameter))]);

    private FlowDistribution Forward => new(Base, [.. Steps]);
}
