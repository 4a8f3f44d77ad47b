using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>Independent choices among k categories, which are numbered from 0: x holds their numbers, [n, d].</summary>
/// <param name="Logits">Log probabilities up to a constant, [n, d, k].</param>
public sealed record CategoricalDistribution(Expr Logits) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Categories(Count);

    /// <summary>The mean of the categories' numbers.</summary>
    public override Expr Mean => Sum(Probabilities * Numbers, -1);

    /// <summary>The standard deviation of the categories' numbers.</summary>
    public override Expr StandardDeviation => Sqrt(Sum(Probabilities * Square(Numbers - Formulas.WithLastAxis(Mean)), -1));

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>log p of each category, [n, d, k].</summary>
    public Expr LogProbabilities => Logits - Formulas.WithLastAxis(LogSumExp(Logits, -1));

    /// <summary>The probability of each category, [n, d, k].</summary>
    public Expr Probabilities => Exp(LogProbabilities);

    /// <summary>The logarithm of the probability of the category that x names.</summary>
    public override Expr LogDensities(Expr x) => Sum(Where(Equal(Formulas.WithLastAxis(x), Numbers), LogProbabilities, 0.0), -1);

    /// <summary>−Σ p log p.</summary>
    public override Expr Entropies => -Sum(Formulas.Weighted(Probabilities, LogProbabilities), -1);

    /// <summary>A uniform number for each category.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => [new(NoiseLaw.Uniform, components * Count)];

    /// <summary>The category whose log probability, plus Gumbel noise −log(−log u), is largest: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) => Sum(Where(Chosen(Logits, noises[0]), Numbers, 0.0), -1);

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new CategoricalDistribution(parameter(Logits));

    /// <summary>Which category is drawn, as truth values [n, d, k], from uniform noise [n, d·k].</summary>
    internal static Expr Chosen(Expr logits, Expr noise)
    {
        var count = logits.Shape[^1].Count;
        var scores = logits - Log(-Log(Reshape(noise, [noise.Shape[0], noise.Shape[1].Count / count, count])));
        return Equal(scores, Formulas.WithLastAxis(Max(scores, -1)));
    }

    private int Count => Logits.Shape[^1].Count;

    private Expr Numbers => Formulas.Range(Count);
}
