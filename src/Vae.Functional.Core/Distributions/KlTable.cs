using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// KL(q‖p) in nats, closed forms by pair of types. A pair that is not here has no entry by accident or by nature; either way it is
/// said loudly and never approximated.
/// </summary>
public static class KlTable
{
    /// <summary>One closed form.</summary>
    /// <param name="From">The type of q.</param>
    /// <param name="To">The type of p.</param>
    /// <param name="Formula">The closed form as text.</param>
    /// <param name="Source">Where it is derived.</param>
    /// <param name="Divergence">KL(q‖p), [n], from the two distributions.</param>
    public sealed record Entry(Type From, Type To, string Formula, string Source, Func<Distribution, Distribution, Expr> Divergence);

    /// <summary>Every closed form, once.</summary>
    public static ImmutableArray<Entry> Entries { get; } =
    [
        Pair<NormalDistribution, StandardNormalDistribution>("−½ Σ (1 + log σ² − μ² − σ²)", "Kingma and Welling 2014, appendix B",
            (q, _) => -0.5 * Sum(1 + 2 * q.LogScale - Square(q.Location) - Square(q.Scale), Axis.Latent)),
        Pair<NormalDistribution, NormalDistribution>(
            "Σ (log σ₂/σ₁ + (σ₁² + (μ₁ − μ₂)²)/(2σ₂²) − ½)",
            "the integral of log q − log p under q",
            (q, p) => Sum(
                p.LogScale - q.LogScale + (Square(q.Scale) + Square(q.Location - p.Location)) / (2 * Square(p.Scale)) - 0.5,
                Axis.Latent)),
        Pair<StandardNormalDistribution, StandardNormalDistribution>("0", "equal distributions",
            (q, _) => Broadcast(0.0, [1])),
    ];

    /// <summary>The closed form for a pair of types, or null.</summary>
    public static Entry? Find(Type from, Type to) => Entries.FirstOrDefault(entry => entry.From == from && entry.To == to);

    /// <summary>KL(q‖p), [n] in nats, or a fault that names both types.</summary>
    public static Either<Fault, Expr> Divergence(Distribution q, Distribution p) =>
        Find(q.GetType(), p.GetType()) is { } entry
            ? entry.Divergence(q, p)
            : new Fault($"there is no closed-form KL from {q.GetType().Name} to {p.GetType().Name}; use the MonteCarlo estimator");

    private static Entry Pair<TFrom, TTo>(string formula, string source, Func<TFrom, TTo, Expr> divergence)
        where TFrom : Distribution
        where TTo : Distribution =>
        new(typeof(TFrom), typeof(TTo), formula, source, (q, p) => divergence((TFrom)q, (TTo)p));
}
