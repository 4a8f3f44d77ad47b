using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>Counts: each component is 0, 1, 2, …. Log-probabilities have no scale. A recognition network reads log(1 + x).</summary>
/// <param name="Shape">The shape of one observation.</param>
public sealed record Counts(Shape Shape) : Observation(Shape)
{
    /// <inheritdoc/>
    public override Support Support => Support.Counts;

    // What a corruption has made negative is read as 0.
    /// <inheritdoc/>
    public override Expr Recognised(Expr x) => LogOnePlus(Maximum(x, 0.0));
}
