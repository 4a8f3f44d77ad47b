using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// f(z) = z + û tanh(wᵀz + b): what lies across a plane is drawn apart or together (Rezende and Mohamed 2015, equation 10). It is invertible
/// where wᵀû &gt; −1, so û = u + (m(wᵀu) − wᵀu) w/‖w‖² (appendix A.1) with m(a) = softplus(a + log(e − 1)) − 1: the paper's m, shifted so
/// that m(0) = 0 and u = 0 leaves z as it is.
/// </summary>
/// <param name="U">u, [n, d], of any value.</param>
/// <param name="W">w, [n, d].</param>
/// <param name="B">b, [n, 1].</param>
/// <param name="Number">Which step it is, in formulas.</param>
public sealed record PlanarStep(Expr U, Expr W, Expr B, int Number = 1) : FlowStep
{
    private static readonly double SoftplusIsOne = Formulas.InverseSoftplus(1);

    // Keeps w = 0 finite, where û = u whatever stands here.
    private const double SmallestSquare = 1e-12;

    /// <summary>
    /// log |1 + ûᵀw (1 − t²)| with t = tanh(wᵀz + b), as log(t² + (1 − t²)(1 + wᵀû)): a sum of what is positive.
    /// </summary>
    public override Transformed Of(Expr z)
    {
        var along = Dot(W, U).Step("wᵀu", Number, @"w^\top u");
        var slope = Softplus(along + SoftplusIsOne).Step("(1 + wᵀû)", Number, @"(1 + w^\top \hat{u})");
        var stretch = (U + (slope - 1 - along) * W / Maximum(Dot(W, W), SmallestSquare)).Step("û", Number, @"\hat{u}");
        var t = Tanh(Dot(W, z) + B).Step("t", Number);
        return new(z + stretch * t, Sum(Log(Square(t) + (1 - Square(t)) * slope), -1));
    }

    /// <inheritdoc/>
    public override FlowStep Map(Func<Expr, Expr> parameter) => new PlanarStep(parameter(U), parameter(W), parameter(B), Number);

    // aᵀb of each row, [n, 1].
    private static Expr Dot(Expr a, Expr b) => Formulas.WithLastAxis(Sum(a * b, Axis.Latent));
}
