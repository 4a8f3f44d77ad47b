using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>The Gamma distribution, density βᵅ xᵅ⁻¹ e^−βx / Γ(α).</summary>
/// <param name="Shape">α, positive, [n, d].</param>
/// <param name="Rate">β, positive: the mean is α/β.</param>
public sealed record GammaDistribution(Expr Shape, Expr Rate) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Positive();

    /// <inheritdoc/>
    public override Expr Mean => Shape / Rate;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Shape) / Rate;

    /// <summary>It is, implicitly: the gradient of the draw at a fixed level u (Figurnov, Mohamed and Mnih 2018).</summary>
    public override bool IsReparameterised => true;

    /// <summary>
    /// α log βx − βx − log x − log Γ(α), with the logarithm of Γ(α) in Stirling's form, which takes βx against α without cancelling
    /// (Loader 2000).
    /// </summary>
    public override Expr LogDensities(Expr x) =>
        0.5 * Log(Shape) - HalfLogTwoPi - Formulas.StirlingError(Shape) - Log(x) - Formulas.Deviance(Shape, Rate * x);

    /// <summary>α − log β + log Γ(α) + (1 − α) ψ(α), in Stirling's form.</summary>
    public override Expr Entropies =>
        HalfLogTwoPi + 0.5 * Log(Shape) - Log(Rate) + Formulas.StirlingError(Shape) + (1.0 - Shape) * Formulas.DigammaError(Shape);

    /// <summary>The quantile at u.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Exp(GammaLogQuantile(Shape, noises[0])) / Rate;

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new GammaDistribution(parameter(Shape), parameter(Rate));
}
