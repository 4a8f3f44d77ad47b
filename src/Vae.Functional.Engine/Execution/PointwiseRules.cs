using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// Each pointwise primitive over spans. Where the base library's vectorised function is not accurate everywhere (its tanh, expm1 and
/// log1p lose all relative accuracy near 0) or there is none, the reference's own rule is taken number by number, in float64.
/// </summary>
internal static class PointwiseRules
{
    private static readonly ImmutableDictionary<Primitive, PointwiseFunction> Vectorised = new Dictionary<Primitive, PointwiseFunction>
    {
        [Negate] = (a, _, _, y) => TensorPrimitives.Negate(a, y),
        [Absolute] = (a, _, _, y) => TensorPrimitives.Abs(a, y),
        [Exp] = (a, _, _, y) => TensorPrimitives.Exp(a, y),
        [Log] = (a, _, _, y) => TensorPrimitives.Log(a, y),
        [SquareRoot] = (a, _, _, y) => TensorPrimitives.Sqrt(a, y),
        [Square] = (a, _, _, y) => TensorPrimitives.Multiply(a, a, y),
        [Reciprocal] = (a, _, _, y) => TensorPrimitives.Reciprocal(a, y),
        [Sigmoid] = (a, _, _, y) => TensorPrimitives.Sigmoid(a, y),
        [Relu] = (a, _, _, y) => TensorPrimitives.Max(a, 0, y),
        [Add] = (a, b, _, y) => TensorPrimitives.Add(a, b, y),
        [Subtract] = (a, b, _, y) => TensorPrimitives.Subtract(a, b, y),
        [Multiply] = (a, b, _, y) => TensorPrimitives.Multiply(a, b, y),
        [Divide] = (a, b, _, y) => TensorPrimitives.Divide(a, b, y),
        [Maximum] = (a, b, _, y) => TensorPrimitives.Max(a, b, y),
        [Minimum] = (a, b, _, y) => TensorPrimitives.Min(a, b, y),
        [StopGradient] = (a, _, _, y) => a.CopyTo(y),
    }.ToImmutableDictionary();

    /// <summary>The function of a pointwise primitive.</summary>
    public static PointwiseFunction Of(Primitive primitive, Attributes attributes) =>
        Vectorised.TryGetValue(primitive, out var function) ? function : Mapped(ScalarRules.Of(primitive, attributes));

    private static PointwiseFunction Mapped(ScalarRules.Rule rule) => (a, b, c, y) =>
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = (float)rule(a[i], b.IsEmpty ? 0 : b[i], c.IsEmpty ? 0 : c[i]);
    };
}
