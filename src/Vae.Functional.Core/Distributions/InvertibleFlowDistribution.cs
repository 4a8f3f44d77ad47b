using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>
/// A normalising flow whose steps have inverses in closed form: log p(x) = log p₀(f⁻¹(x)) + Σ log |det ∂f_t⁻¹/∂x_t| at every x, and draws
/// z = f_T ∘ … ∘ f₁(z₀) (Dinh, Sohl-Dickstein and Bengio 2017, equation 2).
/// </summary>
/// <param name="Base">p₀.</param>
/// <param name="Steps">f₁ … f_T.</param>
public sealed record InvertibleFlowDistribution(Distribution Base, ImmutableArray<InvertibleFlowStep> Steps) : DrawnDistribution
{
    /// <inheritdoc/>
    public override Support Support => Base.Support;

    /// <summary>log p₀(f⁻¹(x)) + Σ log |det ∂f_t⁻¹/∂x_t|.</summary>
    public override Expr LogDensity(Expr x)
    {
        var (z, stretch) = (x, (Expr)0.0);
        for (var t = Steps.Length; t > 0; t--)
        {
            var (before, logDeterminant) = Steps[t - 1].Inverse(z);
            (z, stretch) = (before.Step("z", t - 1), stretch + logDeterminant);
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
