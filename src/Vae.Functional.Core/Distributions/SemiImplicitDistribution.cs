using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// z ~ q(z|ε) with ε ~ N(0, I): of its density E q(z|ε) there is no closed form, of a draw's under a mixture there is (Yin and Zhou 2018).
/// A draw is made by ε₀ and comes with log (1/(K + 1)) Σₖ q(z|εₖ) over ε₀ and K more: whatever the K + 1 are, each of them is as likely to
/// have made z, which is therefore a draw of their mixture. Without ε₀ it would be none.
/// </summary>
/// <param name="Features">What ε is mixed into, [n, k].</param>
/// <param name="Conditional">q(z|ε) from rows of features and of ε.</param>
/// <param name="Width">How many numbers ε is.</param>
/// <param name="Others">K.</param>
public sealed record SemiImplicitDistribution(Expr Features, Func<Expr, Expr, NormalDistribution> Conditional, int Width, int Others)
    : DrawnDistribution
{
    /// <inheritdoc/>
    public override Support Support => new Support.Real();

    /// <inheritdoc/>
    public override bool HasDensityEverywhere => false;

    /// <summary>It is known at own draws only, of a mixture: <see cref="DrawWithDensity"/> has it.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Expr LogDensity(Expr x) => throw LackingDensity();

    /// <summary>ε₀ … ε_K of each row behind one another, and what q(z|ε₀) takes.</summary>
    public override ImmutableArray<DrawNoise> Noises(int components) =>
        [new(NoiseLaw.StandardNormal, Count * Width, "mixing"), new(NoiseLaw.StandardNormal, components)];

    /// <inheritdoc/>
    public override bool IsReparameterised => true;

    /// <summary>A draw of q(z|ε₀).</summary>
    public override Expr Draw(params ImmutableArray<Expr> noises) =>
        Conditional(Features, Slice(noises[0], 1, 0, Width)).Draw(noises[1]);

    /// <inheritdoc/>
    public override DensityDraw DrawWithDensity(ImmutableArray<Expr> noises, Symbol? symbol = null)
    {
        var z = Draw(noises).As(symbol);
        var each = Conditional(ForEach(Features), Reshape(noises[0], [Rows, Width]));
        var densities = Reshape(each.LogDensity(ForEach(z)), [Features.Shape[0], Count]);
        return new(z, LogSumExp(densities, -1) - Math.Log(Count));
    }

    /// <summary>The features replaced; the weights of q(z|ε) are shared by all rows.</summary>
    public override Distribution Map(Func<Expr, Expr> parameter) => this with { Features = parameter(Features) };

    private int Count => Others + 1;

    private Dimension Rows => Dimension.Times(Features.Shape[0], Count)!.Value;

    // Each row K + 1 times over: [n, k] to [n·(K + 1), k].
    private Expr ForEach(Expr rows)
    {
        var (n, width) = (rows.Shape[0], rows.Shape[1]);
        return Reshape(Broadcast(Reshape(rows, [n, 1, width]), [n, Count, width]), [Rows, width]);
    }
}
