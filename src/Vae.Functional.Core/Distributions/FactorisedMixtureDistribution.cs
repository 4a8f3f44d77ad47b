using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// A mixture for each component of x by itself: every one chooses anew among k parts of one support. Where all components of x go with
/// one choice, take <see cref="MixtureDistribution"/>.
/// </summary>
/// <param name="Logits">Log weights up to a constant, [n, d, k].</param>
/// <param name="Parts">The k parts.</param>
public sealed record FactorisedMixtureDistribution(Expr Logits, ImmutableArray<FactorisedDistribution> Parts) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => Parts[0].Support;

    /// <inheritdoc/>
    public override Expr Mean => Sum(Weights * Stacked(part => part.Mean), -1);

    /// <summary>By the law of total variance.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var (means, deviations) = (Stacked(part => part.Mean), Stacked(part => part.StandardDeviation));
            return Sqrt(Sum(Weights * (Square(deviations) + Square(means - Formulas.WithLastAxis(Mean))), -1));
        }
    }

    /// <summary>The choice is not.</summary>
    public override bool IsReparameterised => false;

    /// <summary>log Σ w p(x), over the parts.</summary>
    public override Expr LogDensities(Expr x) => LogSumExp(LogWeights + Stacked(part => part.LogDensities(x)), -1);

    /// <summary>A uniform number for each part, and what each part takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        Mixtures.Noises(Parts, components, choices: components);

    /// <summary>A draw of each part, of which one is taken: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var (chosen, width) = (CategoricalDistribution.Chosen(Logits, noises[0]), noises[0].Shape[1].Count / Parts.Length);
        var draws = Mixtures.Draws(Parts, noises, width).Select(draw => Broadcast(draw, [noises[0].Shape[0], width]));
        return Sum(Where(chosen, Concatenate(-1, [.. draws.Select(Formulas.WithLastAxis)]), 0.0), -1);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new FactorisedMixtureDistribution(parameter(Logits), [.. Parts.Select(part => (FactorisedDistribution)part.Map(parameter))]);

    private Expr LogWeights => Logits - Formulas.WithLastAxis(LogSumExp(Logits, -1));

    private Expr Weights => Exp(LogWeights);

    // A value of each part side by side, [n, d, k].
    private Expr Stacked(Func<FactorisedDistribution, Expr> value)
    {
        Expr[] values = [.. Parts.Select(value)];
        Shape whole = [.. Logits.Shape.SkipLast(1)];
        var shape = values.Select(part => part.Shape).Aggregate(whole, Shapes.Broadcast);
        return Concatenate(-1, [.. values.Select(part => Formulas.WithLastAxis(Broadcast(part, shape)))]);
    }
}
