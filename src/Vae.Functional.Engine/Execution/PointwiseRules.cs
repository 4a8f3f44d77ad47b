using System.Numerics;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Execution;

/// <summary>Each pointwise primitive over spans: the formulas of the regions, for plans without any.</summary>
internal static class PointwiseRules
{
    /// <summary>The function of a pointwise primitive.</summary>
    public static PointwiseFunction Of(Primitive primitive, Attributes attributes)
    {
        if (primitive == Primitive.StopGradient)
            return (a, _, _, y) => a.CopyTo(y);
        var formula = Formulas.Of(primitive, attributes.Order);
        // Operands left out are ignored by the formula; the first stands in for them.
        return (a, b, c, y) => Apply(formula, a, b.IsEmpty ? a : b, c.IsEmpty ? a : c, y);
    }

    private static void Apply(Formula formula, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, Span<float> y)
    {
        var whole = MemoryMarshal.Cast<float, Vector<float>>(y);
        formula.Run(Vectors(a), Vectors(b), Vectors(c), whole);
        for (var i = whole.Length * Vector<float>.Count; i < y.Length; i++)
            y[i] = formula.Of(a[i], b[i], c[i]);
    }

    private static ReadOnlySpan<Vector<float>> Vectors(ReadOnlySpan<float> numbers) => MemoryMarshal.Cast<float, Vector<float>>(numbers);
}
