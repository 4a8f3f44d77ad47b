using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Closed forms between distributions of independent components, but for the normals.</summary>
internal static class FactorisedDivergences
{
    private const string Family = "the Bregman divergence of the family's log normaliser";

    // Of the series from a Kumaraswamy to a Beta: how many terms are summed, and how far in log m the rest is integrated.
    private const int Terms = 64;
    private const double Reach = 16;

    private static readonly (ImmutableArray<double> Nodes, ImmutableArray<double> Weights) Rule = GaussLegendre.Rule(40);

    public static ImmutableArray<KlTable.Entry> Entries { get; } =
    [
        KlTable.Each<BernoulliDistribution, BernoulliDistribution>("(π log π/πₚ + (1 − π) log (1 − π)/(1 − πₚ)), π = sigmoid(ℓ)", Family,
            (q, p) => Sigmoid(q.Logits) * (Softplus(-p.Logits) - Softplus(-q.Logits))
                + Sigmoid(-q.Logits) * (Softplus(p.Logits) - Softplus(q.Logits))),
        KlTable.Each<CategoricalDistribution, CategoricalDistribution>("π log π/πₚ", Family,
            (q, p) => Sum(q.Probabilities * (q.LogProbabilities - p.LogProbabilities), -1)),
        KlTable.Each<BetaDistribution, BetaDistribution>(
            "(log B(αₚ, βₚ)/B(α, β) + (α − αₚ) ψ(α) + (β − βₚ) ψ(β) + (αₚ − α + βₚ − β) ψ(α + β))", Family,
            (q, p) => Formulas.LogBeta(p.Alpha, p.Beta) - Formulas.LogBeta(q.Alpha, q.Beta)
                + (q.Alpha - p.Alpha) * Digamma(q.Alpha) + (q.Beta - p.Beta) * Digamma(q.Beta)
                + (p.Alpha - q.Alpha + p.Beta - q.Beta) * Digamma(q.Alpha + q.Beta)),
        KlTable.Each<GammaDistribution, GammaDistribution>(
            "((α − αₚ) ψ(α) + log Γ(αₚ)/Γ(α) + αₚ log β/βₚ + α(βₚ − β)/β), β rates", Family,
            (q, p) => (q.Shape - p.Shape) * Digamma(q.Shape) + LogGamma(p.Shape) - LogGamma(q.Shape)
                + p.Shape * (Log(q.Rate) - Log(p.Rate)) + q.Shape * (p.Rate - q.Rate) / q.Rate),
        KlTable.Each<LaplaceDistribution, LaplaceDistribution>(
            "(log bₚ/b + |μ − μₚ|/bₚ + (b/bₚ) e^(−|μ − μₚ|/b) − 1)", "Gil, Alajaji and Linder 2013, table 1",
            (q, p) => Laplace(Abs(q.Location - p.Location), q.Scale, p.Scale)),
        KlTable.Each<PoissonDistribution, PoissonDistribution>("(λ log λ/λₚ + λₚ − λ)", Family,
            (q, p) => Formulas.Deviance(q.Rate, p.Rate)),
        KlTable.Each<ContinuousBernoulliDistribution, ContinuousBernoulliDistribution>(
            "(m(ℓ − ℓₚ) − softplus ℓ + softplus ℓₚ + log C(ℓ)/C(ℓₚ)), m the mean", Family,
            (q, p) => q.LogDensities(q.Mean) - p.LogDensities(q.Mean)),
        KlTable.Each<KumaraswamyDistribution, BetaDistribution>(
            "((a − α)/a (−γ − ψ(b) − 1/b) + log ab + log B(α, β) − (b − 1)/b + (β − 1) Σₘ b/(m + ab) B(m/a, b)), "
                + "64 terms and the integral of the rest: to 1e-7·|β − 1| for a ≤ 20, b ≥ 0.1",
            "Nalisnick and Smyth 2017, appendix",
            (q, p) => (q.A - p.Alpha) / q.A * (-KumaraswamyDistribution.EulerGamma - Digamma(q.B) - 1.0 / q.B)
                + Log(q.A) + Log(q.B) + Formulas.LogBeta(p.Alpha, p.Beta) - (q.B - 1.0) / q.B
                - (p.Beta - 1.0) * LogComplement(q)),
    ];

    private static Expr Laplace(Expr distance, Expr scale, Expr other) =>
        Log(other) - Log(scale) + distance / other + scale / other * Exp(-distance / scale) - 1.0;

    // E log(1 − x) = −Σ E xᵐ/m. Behind the first terms the sum is an integral (Euler and Maclaurin), over log m by Gauss and Legendre; far
    // out E xᵐ/m falls as m⁻¹⁻ᵇ, whose integral from m on is m/b times it.
    private static Expr LogComplement(KumaraswamyDistribution q)
    {
        Expr Term(Expr a, Expr b, Expr m) => Exp(Log(b) + Formulas.LogBeta(1.0 + m / a, b)) / m;
        var (a, b) = (Formulas.WithLastAxis(q.A), Formulas.WithLastAxis(Formulas.Over(q.B, q.A)));

        var (near, far) = (Terms + 0.5, (Terms + 0.5) * Math.Exp(Reach));
        var m = Formulas.Numbers([.. Rule.Nodes.Select(node => near * Math.Exp(Reach * (node + 1) / 2))]);
        var terms = Sum(Term(a, b, Formulas.Range(Terms) + 1.0), -1);
        var integral = Sum(0.5 * Reach * Formulas.Numbers(Rule.Weights) * m * Term(a, b, m), -1);
        var slope = 1.0 + near / q.A * (Digamma(1.0 + near / q.A + q.B) - Digamma(1.0 + near / q.A));
        var correction = Term(q.A, q.B, near) * slope / (24 * near);
        return -(terms + integral - correction + Term(q.A, q.B, far) * far / q.B);
    }
}
