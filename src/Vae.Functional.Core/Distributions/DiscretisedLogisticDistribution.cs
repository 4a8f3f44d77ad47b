using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// A logistic distribution rounded to levels 0, 1/(L − 1), … 1, which have its mass around them; the outermost ones have its tails
/// (Salimans and others 2017, equation 2).
/// </summary>
/// <param name="Location">μ, on the scale of [0, 1], [n, d].</param>
/// <param name="Scale">s, positive, on the same scale; the standard deviation before rounding is s·π/√3.</param>
/// <param name="Levels">L, at least 2.</param>
public sealed record DiscretisedLogisticDistribution(Expr Location, Expr Scale, int Levels = 256) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Levels(Levels);

    /// <summary>Σ P(x &gt; i/(L − 1))/(L − 1) over the levels i but the last.</summary>
    public override Expr Mean => Where(IsUpper, 1.0 - SmallerMean, SmallerMean);

    /// <summary>From E x², which is Σ (2i + 1) P(x &gt; i/(L − 1))/(L − 1)².</summary>
    public override Expr StandardDeviation =>
        Sqrt(Maximum(Sum((2.0 * Formulas.Range(Levels - 1) + 1.0) * Above, -1) / (Steps * Steps) - Square(SmallerMean), 0.0));

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>
    /// log(sigmoid(a) − sigmoid(b)) for the ends (x ± ½ step − μ)/s of a level, as log sigmoid(a) + log sigmoid(−b) + log(1 − eᵇ⁻ᵃ), which
    /// holds in both tails; outermost levels have one end.
    /// </summary>
    public override Expr LogDensities(Expr x)
    {
        var half = 0.5 / Steps;
        var (below, above) = (-Softplus((Location - x - half) / Scale), -Softplus((x - half - Location) / Scale));
        var (first, last) = (Greater(half, x), Greater(x, 1.0 - half));
        var between = below + above + Formulas.LogOneMinusExp(-2.0 * half / Scale);
        return Where(first, below, Where(last, above, between));
    }

    /// <summary>The level nearest to a logistic draw: no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var logistic = Location + Scale * (Log(noises[0]) - Log(1.0 - noises[0]));
        return Minimum(Maximum(Floor(logistic * Steps + 0.5), 0.0), Steps) / Steps;
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) =>
        this with { Location = parameter(Location), Scale = parameter(Scale) };

    /// <summary>A mixture of such distributions for each component of x (Salimans and others 2017).</summary>
    /// <param name="logits">Log weights up to a constant, [n, d, k].</param>
    /// <param name="locations">k locations, [n, d, k].</param>
    /// <param name="scales">k scales, [n, d, k].</param>
    /// <param name="levels">L.</param>
    public static FactorisedMixtureDistribution Mixture(Expr logits, Expr locations, Expr scales, int levels = 256)
    {
        Expr Part(Expr stacked, int k) => Reshape(Slice(stacked, -1, k, 1), [.. stacked.Shape.SkipLast(1)]);
        return new(
            logits,
            [
                .. Enumerable.Range(0, logits.Shape[^1].Count)
                    .Select(k => new DiscretisedLogisticDistribution(Part(locations, k), Part(scales, k), levels)),
            ]);
    }

    private double Steps => Levels - 1;

    private Expr SmallerMean => Sum(Above, -1) / Steps;

    // Moments of 1 − x are taken where x is large: they keep their digits.
    private Expr IsUpper => Greater(Location, 0.5);

    // P(x > i/(L − 1)) for the levels i but the last, of x or 1 − x, [n, d, L − 1].
    private Expr Above => Sigmoid(
        (Formulas.WithLastAxis(Where(IsUpper, 1.0 - Location, Location)) - (Formulas.Range(Levels - 1) + 0.5) / Steps)
            / Formulas.WithLastAxis(Formulas.Over(Scale, Location)));
}
