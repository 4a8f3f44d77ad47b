using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>How many of N independent bits are 1, each with probability sigmoid(ℓ).</summary>
/// <param name="Trials">N.</param>
/// <param name="Logits">ℓ, [n, d].</param>
public sealed record BinomialDistribution(int Trials, Expr Logits) : FactorisedDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Counts(Trials);

    /// <inheritdoc/>
    public override Expr Mean => (double)Trials * Sigmoid(Logits);

    /// <inheritdoc/>
    public override Expr StandardDeviation => Sqrt(Trials * Sigmoid(Logits) * Sigmoid(-Logits));

    /// <inheritdoc/>
    public override bool IsReparameterised => false;

    /// <summary>log C(N, k) + k log sigmoid(ℓ) + (N − k) log sigmoid(−ℓ).</summary>
    public override Expr LogDensities(Expr x) =>
        Formulas.LogChoose(Trials, x) - x * Softplus(-Logits) - (Trials - x) * Softplus(Logits);

    /// <summary>A uniform number for each bit.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) => [new(NoiseLaw.Uniform, components * Trials)];

    /// <summary>How many u are below sigmoid(ℓ): no gradient flows.</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises)
    {
        var (rows, width) = (noises[0].Shape[0], noises[0].Shape[1].Count / Trials);
        var bits = Greater(Formulas.WithLastAxis(Sigmoid(Logits)), Reshape(noises[0], [rows, width, Trials]));
        return Sum(Where(bits, 1.0, 0.0), -1);
    }

    /// <inheritdoc/>
    public override Distribution Map(Func<Expr, Expr> parameter) => this with { Logits = parameter(Logits) };
}
