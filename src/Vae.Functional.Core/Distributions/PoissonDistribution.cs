using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Poisson counts, mass λᵏ e^−λ/k!.</summary>
/// <param name="Rate">λ, positive: the mean, [n, d].</param>
public sealed record PoissonDistribution(Expr Rate) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Counts();

    /// <inheritdoc/>
    public override Expr Mean => Rate;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Rate);

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>k log λ − λ − log k!, with k! in Stirling's form, which takes λ against k without cancelling (Loader 2000).</summary>
    public override Expr LogDensities(Expr x)
    {
        var none = Equal(x, 0.0);
        var count = Where(none, 1.0, x);
        var some = -0.5 * Log(count) - HalfLogTwoPi - Formulas.StirlingError(count) - Formulas.Deviance(count, Rate);
        return Where(none, -Rate, some);
    }

    /// <summary>The quantile at u: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => PoissonQuantile(Rate, noises[0]);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new PoissonDistribution(parameter(Rate));
}
