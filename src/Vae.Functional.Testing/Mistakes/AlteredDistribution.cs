using System.Collections.Immutable;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>A distribution of which some part is replaced; each replacement is given the right distribution.</summary>
/// <param name="Right">The right distribution.</param>
internal sealed record AlteredDistribution(FactorisedDistribution Right) : FactorisedDistribution
{
    /// <summary>log p of each component at x.</summary>
    public Func<FactorisedDistribution, Expr, Expr>? Densities { get; init; }

    /// <summary>log p of all components, from that of each.</summary>
    public Func<Expr, Expr>? Reduced { get; init; }

    /// <summary>A draw from noise.</summary>
    public Func<FactorisedDistribution, Expr, Expr>? Drawn { get; init; }

    /// <summary>The law of the noise.</summary>
    public NoiseLaw? Law { get; init; }

    /// <summary>The standard deviation.</summary>
    public Func<FactorisedDistribution, Expr>? Deviation { get; init; }

    /// <summary>The entropy of each component.</summary>
    public Func<FactorisedDistribution, Expr>? Uncertainty { get; init; }

    /// <summary>The values that a component takes.</summary>
    public Support? Values { get; init; }

    /// <summary>Whether Map leaves everything as it is.</summary>
    public bool IsFixed { get; init; }

    /// <inheritdoc/>
    public override Support Support => Values ?? Right.Support;

    /// <inheritdoc/>
    public override Expr LogDensities(Expr x) => Densities?.Invoke(Right, x) ?? Right.LogDensities(x);

    /// <inheritdoc/>
    public override Expr LogDensity(Expr x) => Reduced?.Invoke(LogDensities(x)) ?? base.LogDensity(x);

    /// <inheritdoc/>
    public override Expr Mean => Right.Mean;

    /// <inheritdoc/>
    public override Expr StandardDeviation => Deviation?.Invoke(Right) ?? Right.StandardDeviation;

    /// <inheritdoc/>
    public override Expr? Entropies => Uncertainty?.Invoke(Right) ?? Right.Entropies;

    /// <inheritdoc/>
    protected override NoiseLaw Noise => Law ?? Right.Noises(1)[0].Law;

    /// <inheritdoc/>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Drawn?.Invoke(Right, noises[0]) ?? Right.Draw(noises);

    /// <inheritdoc/>
    public override bool IsReparameterised => Right.IsReparameterised;

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        IsFixed ? this : this with { Right = (FactorisedDistribution)Right.Map(parameter) };
}
