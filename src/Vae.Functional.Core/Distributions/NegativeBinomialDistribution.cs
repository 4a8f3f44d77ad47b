using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Negative binomial counts by mean and inverse dispersion: Poisson counts whose rate is Gamma distributed with mean μ and shape θ. The
/// variance is μ + μ²/θ; θ → ∞ is the Poisson distribution.
/// </summary>
/// <param name="Rate">μ, positive: the mean, [n, d].</param>
/// <param name="Concentration">θ, positive, [n, d].</param>
public sealed record NegativeBinomialDistribution(Expr Rate, Expr Concentration) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Counts();

    /// <inheritdoc/>
    public override Expr Mean => Rate;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Rate + Square(Rate) / Concentration);

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>log Γ(k + θ)/(Γ(θ) k!) + θ log θ/(θ + μ) + k log μ/(θ + μ).</summary>
    public override Expr LogDensities(Expr x) =>
        -Log(x + Concentration) - Formulas.LogBeta(Concentration, x + 1.0)
            - Concentration * LogOnePlus(Rate / Concentration) - x * LogOnePlus(Concentration / Rate);

    /// <summary>A uniform number for the rate, and one for the count.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [new(NoiseLaw.Uniform, components, "rate"), new(NoiseLaw.Uniform, components, "count")];

    /// <summary>A Poisson count at a Gamma rate: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        PoissonQuantile(Rate / Concentration * Exp(GammaLogQuantile(Concentration, noises[0])), noises[1]);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new NegativeBinomialDistribution(parameter(Rate), parameter(Concentration));
}
