using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>The Laplace distribution, density exp(−|x − μ|/b)/2b.</summary>
/// <param name="Location">μ, [n, d].</param>
/// <param name="Scale">b, positive; the standard deviation is √2·b.</param>
public sealed record LaplaceDistribution(Expr Location, Expr Scale) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override Expr Mean => Location;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Math.Sqrt(2) * Scale;

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>−log 2b − |x − μ|/b.</summary>
    public override Expr LogDensities(Expr x) => -Log(2.0 * Scale) - Abs(x - Location) / Scale;

    /// <summary>1 + log 2b.</summary>
    public override Expr Entropies => Formulas.Over(1.0 + Log(2.0 * Scale), Location);

    /// <summary>The quantile at u, each half from its own end: μ + b log 2u below, μ − b log 2(1 − u) above.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var u = noises[0];
        var upper = Greater(u, 0.5);
        var tail = Log(2.0 * Where(upper, 1.0 - u, u));
        return Location + Scale * Where(upper, -tail, tail);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new LaplaceDistribution(parameter(Location), parameter(Scale));
}
