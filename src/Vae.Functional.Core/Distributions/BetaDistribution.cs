using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>The Beta distribution, density xᵅ⁻¹(1 − x)ᵝ⁻¹/B(α, β).</summary>
/// <param name="Alpha">α, positive, [n, d].</param>
/// <param name="Beta">β, positive, [n, d].</param>
public sealed record BetaDistribution(Expr Alpha, Expr Beta) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => Support.UnitInterval;

    /// <inheritdoc/>
    public override Expr Mean => Alpha / (Alpha + Beta);

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Alpha * Beta / (Alpha + Beta + 1.0)) / (Alpha + Beta);

    /// <summary>It is, as a ratio of Gamma draws, each by its implicit gradient (Figurnov, Mohamed and Mnih 2018).</summary>
    public override bool IsReparameterised => true;

    /// <summary>(α − 1) log x + (β − 1) log(1 − x) − log B(α, β).</summary>
    public override Expr LogDensities(Expr x) =>
        Formulas.Weighted(Alpha - 1.0, Formulas.LogOrMinusInfinity(x))
            + Formulas.Weighted(Beta - 1.0, Formulas.LogOrMinusInfinity(1.0 - x))
            - Formulas.LogBeta(Alpha, Beta);

    /// <summary>log B(α, β) − (α − 1) ψ(α) − (β − 1) ψ(β) + (α + β − 2) ψ(α + β), in Stirling's form.</summary>
    public override Expr Entropies
    {
        get
        {
            var sum = Alpha + Beta;
            Expr Rest(Expr x, double less) => Formulas.StirlingError(x) - (x - less) * Formulas.DigammaError(x);
            return HalfLogTwoPi - 0.5 * (Log(sum) + LogOnePlus(Beta / Alpha) + LogOnePlus(Alpha / Beta))
                + Rest(Alpha, 1) + Rest(Beta, 1) - Rest(sum, 2);
        }
    }

    /// <summary>A uniform number for each of two Gamma draws.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [new(NoiseLaw.Uniform, components, "alpha"), new(NoiseLaw.Uniform, components, "beta")];

    /// <summary>g/(g + h), g ~ Gamma(α), h ~ Gamma(β), from their logarithms.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Sigmoid(GammaLogQuantile(Alpha, noises[0]) - GammaLogQuantile(Beta, noises[1]));

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new BetaDistribution(parameter(Alpha), parameter(Beta));
}
