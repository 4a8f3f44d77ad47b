using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// A mixture of k distributions of one support over whole vectors: all components of x go with one choice. Where each chooses by itself,
/// take <see cref="FactorisedMixtureDistribution"/>.
/// </summary>
/// <param name="Logits">Log weights up to a constant, [n, k].</param>
/// <param name="Parts">The k parts, each over vectors of d components.</param>
public sealed record MixtureDistribution(Expr Logits, ImmutableArray<Distribution> Parts) : Distribution
{
    /// <inheritdoc/>
    public override Support Support => Parts[0].Support;

    /// <summary>Σ w m over the parts.</summary>
    public override Expr Mean => Mixed(part => part.Mean);

    /// <summary>By the law of total variance.</summary>
    public override Expr StandardDeviation => Sqrt(Mixed(part => Square(part.StandardDeviation) + Square(part.Mean - Mean)));

    /// <summary>The choice is not.</summary>
    public override bool IsReparameterised => false;

    /// <summary>The logarithm of each weight, [n, k].</summary>
    public Expr LogWeights => Logits - Formulas.WithLastAxis(LogSumExp(Logits, -1));

    /// <summary>log Σ w p(x) over the parts.</summary>
    public override Expr LogDensity(Expr x) =>
        LogSumExp(LogWeights + Concatenate(-1, [.. Parts.Select(part => Formulas.WithLastAxis(part.LogDensity(x)))]), -1);

    /// <summary>A uniform number for each part, and what each part takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => Mixtures.Noises(Parts, components, choices: 1);

    /// <summary>A draw of each part, of which one is taken: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var chosen = CategoricalDistribution.Chosen(Reshape(Logits, [Logits.Shape[0], 1, Parts.Length]), noises[0]);
        var components = Mean.Shape[^1].Count;
        return Mixtures.Draws(Parts, noises, components)
            .Select((draw, k) => Where(Reshape(Slice(chosen, -1, k, 1), [noises[0].Shape[0], 1]), draw, 0.0))
            .Aggregate((sum, draw) => sum + draw);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        new MixtureDistribution(parameter(Logits), [.. Parts.Select(part => part.Map(parameter))]);

    private Expr Mixed(Func<Distribution, Expr> value) =>
        Parts.Select((part, k) => Exp(Slice(LogWeights, -1, k, 1)) * value(part)).Aggregate((sum, term) => sum + term);
}
