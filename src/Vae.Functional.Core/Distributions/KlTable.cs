using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// KL(q‖p) in nats, closed forms by pair of types. A pair that is not here has no entry by accident or by nature; either way it is
/// said loudly and never approximated. What follows from the form of a distribution alone is <see cref="KlStructure"/>.
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
    public static ImmutableArray<Entry> Entries { get; } = [.. NormalDivergences.Entries, .. FactorisedDivergences.Entries];

    /// <summary>The closed form for a pair of types, or null.</summary>
    public static Entry? Find(Type from, Type to) => Entries.FirstOrDefault(entry => entry.From == from && entry.To == to);

    /// <summary>KL(q‖p), [n] in nats, or a fault that names both types.</summary>
    public static Either<Fault, Expr> Divergence(Distribution q, Distribution p) =>
        Find(q.GetType(), p.GetType()) is { } entry
            ? entry.Divergence(q, p)
            : new Fault($"there is no closed-form KL from {q.GetType().Name} to {p.GetType().Name}; use the MonteCarlo estimator");

    /// <summary>The table as a page: each pair with its formula and its source.</summary>
    public static string Page()
    {
        static string Name(Type type) => type.Name.Replace(nameof(Distribution), "");
        var rows = Entries.Select(entry =>
            $"| {Name(entry.From)} | {Name(entry.To)} | {entry.Formula.Replace("|", "\\|")} | {entry.Source} |\n");
        return "# Closed-form divergences KL(q‖p)\n\n"
            + "In nats per observation, summed over components. Written from `KlTable`; a pair that is not here has no closed form in the\n"
            + "library, and asking for it fails with both names.\n\n"
            + "| q | p | KL(q‖p) | source |\n|---|---|---|---|\n"
            + string.Concat(rows);
    }

    internal static Entry Pair<TFrom, TTo>(string formula, string source, Func<TFrom, TTo, Expr> divergence)
        where TFrom : Distribution
        where TTo : Distribution =>
        new(typeof(TFrom), typeof(TTo), formula, source, (q, p) => divergence((TFrom)q, (TTo)p));

    /// <summary>Independent components: the divergence is the sum of theirs, [n, d].</summary>
    internal static Entry Each<TFrom, TTo>(string formula, string source, Func<TFrom, TTo, Expr> divergences)
        where TFrom : FactorisedDistribution
        where TTo : FactorisedDistribution =>
        Pair<TFrom, TTo>($"Σ {formula}", source, (q, p) => Sum(divergences(q, p), Axis.Latent));
}
