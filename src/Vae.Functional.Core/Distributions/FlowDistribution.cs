using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Distributions;

/// <summary>
/// A normalising flow: a draw z₀ of a base taken through invertible steps, z = f_T ∘ … ∘ f₁(z₀), whose density there is
/// log p₀(z₀) − Σ log |det ∂f_t/∂z_{t−1}| (Rezende and Mohamed 2015, equation 7). Where the steps have no inverse in closed form, as here,
/// that is known at draws of its own only.
/// </summary>
/// <param name="Base">p₀, which has a density.</param>
/// <param name="Steps">f₁ … f_T.</param>
public sealed record FlowDistribution(Distribution Base, ImmutableArray<FlowStep> Steps) : DrawnDistribution
{
    /// <inheritdoc/>
    public override Support Support => Base.Support;

    /// <inheritdoc/>
    public override bool HasDensityEverywhere => false;

    /// <summary>It is known at own draws only: <see cref="DrawWithDensity"/> has it.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Expr LogDensity(Expr x) => throw LackingDensity();

    /// <summary>What the base takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => Base.Noises(components);

    /// <inheritdoc/>
    public override bool IsReparameterised => Base.IsReparameterised;

    /// <summary>f_T ∘ … ∘ f₁ of a draw of the base.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => DrawWithDensity(noises).Value;

    /// <inheritdoc/>
    public override DensityDraw DrawWithDensity(ImmutableArray<Expr> noises, Symbol? symbol = null)
    {
        var (z, logDensity) = Base.DrawWithDensity(noises, new Symbol("z_0", "z_{0}"));
        foreach (var (t, step) in Steps.Index())
        {
            var (value, logDeterminant) = step.Of(z);
            z = value.Step("z", t + 1);
            logDensity = logDensity! - logDeterminant.Step("log |f′|", t + 1, @"\log |f'|");
        }
        return new(z.As(symbol), logDensity);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new FlowDistribution(Base.Map(parameter), [.. Steps.Select(step => step.Map(parameter))]);
}
