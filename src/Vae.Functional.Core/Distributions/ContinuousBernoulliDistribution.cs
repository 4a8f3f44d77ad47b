using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// The continuous Bernoulli on [0, 1]: p(x) = C(ℓ) λˣ(1 − λ)¹⁻ˣ with λ = sigmoid(ℓ) and C(ℓ) = ℓ / tanh(ℓ/2)
/// (Loaiza-Ganem and Cunningham 2019, equations 3 and 4, in logits).
/// </summary>
/// <param name="Logits">ℓ, [n, d].</param>
public sealed record ContinuousBernoulliDistribution(Expr Logits) : FactorisedDistribution
{
    // Below this |ℓ| the closed forms cancel; the Taylor series in ℓ used there are exact to 3e-13.
    private const double SmallLogit = 0.2;

    // Below this |ℓ| the draw is u to first order in ℓ; the error is of order ℓ².
    private const double UniformLogit = 1e-5;

    private Expr IsSmall => Greater(SmallLogit, Abs(Logits));

    // The branch not taken is evaluated and differentiated too, and must stay finite: each gets logits of its own.
    private Expr SmallLogits => Where(IsSmall, Logits, 0.0);

    private Expr LargeLogits => Where(IsSmall, 1.0, Logits);

    /// <inheritdoc/>
    public override Support Support => Support.UnitInterval;

    /// <summary>
    /// 1/(1 − e^−ℓ) − 1/ℓ, computed for |ℓ| and mirrored where ℓ &lt; 0 so that neither it nor its gradient overflows; near ℓ = 0,
    /// ½ + ℓ/12 − ℓ³/720 + ℓ⁵/30240 − ℓ⁷/1209600.
    /// </summary>
    public override Expr Mean
    {
        get
        {
            var squared = Square(SmallLogits);
            var series = 0.5 + SmallLogits * (1 / 12.0 + squared * (-1 / 720.0 + squared * (1 / 30240.0 + squared * (-1 / 1209600.0))));
            var magnitude = Abs(LargeLogits);
            var rising = -1.0 / ExpMinusOne(-magnitude) - 1.0 / magnitude;
            return Where(IsSmall, series, Where(Greater(Logits, 0.0), rising, 1.0 - rising));
        }
    }

    /// <summary>The root of 1/ℓ² − e^−|ℓ|/(1 − e^−|ℓ|)²; near ℓ = 0, of 1/12 − ℓ²/240 + ℓ⁴/6048 − ℓ⁶/172800.</summary>
    public override Expr StandardDeviation
    {
        get
        {
            var squared = Square(SmallLogits);
            var series = 1 / 12.0 + squared * (-1 / 240.0 + squared * (1 / 6048.0 + squared * (-1 / 172800.0)));
            var falling = Exp(-Abs(LargeLogits));
            return Sqrt(Where(IsSmall, series, Reciprocal(Square(LargeLogits)) - falling / Square(1.0 - falling)));
        }
    }

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>x·ℓ − softplus(ℓ) + log C(ℓ).</summary>
    public override Expr LogDensities(Expr x) => x * Logits - Softplus(Logits) + LogNormaliser;

    /// <summary>The density is linear in x: its entropy is that at the mean.</summary>
    public override Expr Entropies => -LogDensities(Mean);

    /// <summary>log C(ℓ) = log(ℓ / tanh(ℓ/2)), at least log 2; near 0, log 2 + ℓ²/12 − 7ℓ⁴/1440 + 31ℓ⁶/90720 − 127ℓ⁸/4838400.</summary>
    public Expr LogNormaliser
    {
        get
        {
            var squared = Square(SmallLogits);
            var series = Math.Log(2)
                + squared * (1 / 12.0 + squared * (-7 / 1440.0 + squared * (31 / 90720.0 + squared * (-127 / 4838400.0))));
            var magnitude = Abs(LargeLogits);
            return Where(IsSmall, series, Log(magnitude) - Log(Tanh(0.5 * magnitude))).As("log C(ℓ)", @"\log C(\ell)");
        }
    }

    /// <summary>
    /// The inverse of the distribution function at u, log(1 + u(e^ℓ − 1))/ℓ, computed for −|ℓ| and mirrored where ℓ &gt; 0 so that
    /// nothing overflows. At ℓ = 0 the distribution is uniform and u is the draw.
    /// </summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var noise = noises[0];
        var isUniform = Greater(UniformLogit, Abs(Logits));
        var magnitude = Abs(Where(isUniform, 1.0, Logits));
        var positive = Greater(Logits, 0.0);
        var u = Where(positive, 1.0 - noise, noise);
        var falling = -LogOnePlus(u * ExpMinusOne(-magnitude)) / magnitude;
        return Where(isUniform, noise + 0.5 * noise * (1.0 - noise) * Logits, Where(positive, 1.0 - falling, falling));
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => new ContinuousBernoulliDistribution(parameter(Logits));
}
