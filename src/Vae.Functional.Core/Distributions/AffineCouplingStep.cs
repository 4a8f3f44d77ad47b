using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Some components stay as they are and say how the others are scaled and shifted: y = x ⊙ eˢ + t with s and t functions of what stays (Dinh,
/// Sohl-Dickstein and Bengio 2017, equations 4, 5 and 8). Either way takes one pass.
/// </summary>
/// <param name="Components">d.</param>
/// <param name="Staying">How many stay.</param>
/// <param name="StaysFirst">Whether these are the first, or the last.</param>
/// <param name="Conditioner">s and t, each [n, d − staying], from what stays, [n, staying].</param>
public sealed record AffineCouplingStep(
    int Components, int Staying, bool StaysFirst, Func<Expr, (Expr LogScale, Expr Shift)> Conditioner) : InvertibleFlowStep
{
    /// <inheritdoc/>
    public override Transformed Of(Expr z) => Coupled(z, (moving, s, t) => (moving * Exp(s) + t, s));

    /// <inheritdoc/>
    public override Transformed Inverse(Expr x) => Coupled(x, (moving, s, t) => ((moving - t) * Exp(-s), -s));

    /// <summary>Itself: all that it holds is shared.</summary>
    public override FlowStep Map(Func<Expr, Expr> parameter) => this;

    private Transformed Coupled(Expr all, Func<Expr, Expr, Expr, (Expr Moved, Expr LogScale)> move)
    {
        var moves = Components - Staying;
        var staying = Slice(all, 1, StaysFirst ? 0 : moves, Staying);
        var (s, t) = Conditioner(staying);
        var (moved, logScale) = move(Slice(all, 1, StaysFirst ? Staying : 0, moves), s, t);
        return new(StaysFirst ? Concatenate(1, staying, moved) : Concatenate(1, moved, staying), Sum(logScale, Axis.Latent));
    }
}
