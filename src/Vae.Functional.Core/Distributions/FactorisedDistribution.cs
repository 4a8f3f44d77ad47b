using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>A distribution whose d components are independent: log p(x) = Σ log p(xᵢ).</summary>
public abstract record FactorisedDistribution : Distribution
{
    /// <summary>log p(xᵢ) of each component in nats: x of shape [n, d], result [n, d].</summary>
    public abstract Expr LogDensities(Expr x);

    /// <inheritdoc/>
    public override Expr LogDensity(Expr x) => Sum(LogDensities(x), Axis.Pixels);

    /// <summary>−E log p(xᵢ) of each component, [n, d] in nats; null where there is no closed form.</summary>
    public virtual Expr? Entropies => null;

    /// <inheritdoc/>
    public override Expr? Entropy => Entropies is { } entropies ? Sum(entropies, Axis.Pixels) : null;

    /// <summary>The law of the noise where a draw takes one number for each component: uniform, unless told otherwise.</summary>
    protected virtual NoiseLaw Noise => NoiseLaw.Uniform;

    /// <summary>One number of <see cref="Noise"/> for each component, unless a distribution says otherwise.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => [new(Noise, components)];
}
