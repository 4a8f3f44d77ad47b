using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>The Kumaraswamy distribution on [0, 1], density ab xᵃ⁻¹(1 − xᵃ)ᵇ⁻¹: much like a Beta, with a quantile in closed form.</summary>
/// <param name="A">a, positive, [n, d].</param>
/// <param name="B">b, positive, [n, d].</param>
public sealed record KumaraswamyDistribution(Expr A, Expr B) : FactorisedDistribution
{
    /// <summary>Euler's constant γ = −ψ(1).</summary>
    internal const double EulerGamma = 0.57721566490153286061;

    /// <inheritdoc/>
    public override Support Support => Support.UnitInterval;

    /// <summary>b B(1 + 1/a, b).</summary>
    public override Expr Mean => Exp(LogMoment(1));

    /// <summary>From log E x² and log E x, so that little is lost where the two are near.</summary>
    public override Expr StandardDeviation => Mean * Sqrt(ExpMinusOne(LogMoment(2) - 2.0 * LogMoment(1)));

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>log a + log b + (a − 1) log x + (b − 1) log(1 − xᵃ).</summary>
    public override Expr LogDensities(Expr x)
    {
        var logarithm = Formulas.LogOrMinusInfinity(x);
        var positive = Greater(x, 0.0);
        var rest = Where(positive, Formulas.LogOneMinusExp(A * Where(positive, logarithm, -1.0)), 0.0);
        return Log(A) + Log(B) + Formulas.Weighted(A - 1.0, logarithm) + Formulas.Weighted(B - 1.0, rest);
    }

    /// <summary>1 − 1/b + (1 − 1/a)(ψ(b + 1) + γ) − log ab.</summary>
    public override Expr Entropies =>
        1.0 - 1.0 / B + (1.0 - 1.0 / A) * (Digamma(B + 1.0) + EulerGamma) - Log(A) - Log(B);

    // The largest number whose distance to 1 single precision still tells: at 1 itself densities are infinite.
    private const double Largest = 1 - 1.0 / (1 << 22);

    /// <summary>(1 − u^(1/b))^(1/a), the quantile at 1 − u, through logarithms; never 1 itself.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Minimum(Exp(Formulas.LogOneMinusExp(Log(noises[0]) / B) / A), Largest);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new KumaraswamyDistribution(parameter(A), parameter(B));

    // log E xⁿ = log b B(1 + n/a, b).
    private Expr LogMoment(int n) => Log(B) + Formulas.LogBeta(1.0 + n / A, B);
}
