using System.Numerics;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tiles;

/// <summary>What a pointwise primitive computes, over any kind of lanes. Truth values are 1 and 0.</summary>
internal interface IFormula
{
    /// <summary>The value; operands that the primitive does not take are ignored.</summary>
    static abstract T Of<T>(T a, T b, T c) where T : struct, ILanes<T>;
}

/// <summary>A formula as an object: what tables hold.</summary>
internal abstract class Formula
{
    /// <summary>The value for single numbers.</summary>
    public abstract float Of(float a, float b = 0, float c = 0);

    /// <summary>How the value is computed.</summary>
    public abstract Traced Of(Traced a, Traced b, Traced c);

    /// <summary>The values for whole vectors, one after the other.</summary>
    public abstract void Run(
        ReadOnlySpan<Vector<float>> a, ReadOnlySpan<Vector<float>> b, ReadOnlySpan<Vector<float>> c, Span<Vector<float>> y);
}

/// <summary>A formula that is written over lanes.</summary>
internal sealed class WrittenFormula<TFormula> : Formula
    where TFormula : struct, IFormula
{
    public override float Of(float a, float b, float c) => TFormula.Of<Single>(a, b, c).Value;

    public override Traced Of(Traced a, Traced b, Traced c) => TFormula.Of(a, b, c);

    public override void Run(
        ReadOnlySpan<Vector<float>> a, ReadOnlySpan<Vector<float>> b, ReadOnlySpan<Vector<float>> c, Span<Vector<float>> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = TFormula.Of(new Wide(a[i]), new Wide(b[i]), new Wide(c[i])).Value;
    }
}

/// <summary>A function of the reference, number by number; what takes one operand is given it twice.</summary>
internal sealed class RareFormula(RareFunction function) : Formula
{
    private readonly bool isBinary = PrimitiveGroups.Binary.Contains(function.Primitive);

    public override float Of(float a, float b, float c) => function.Of(a, b);

    public override Traced Of(Traced a, Traced b, Traced c) => Traced.Each(function, a, isBinary ? b : a);

    public override void Run(
        ReadOnlySpan<Vector<float>> a, ReadOnlySpan<Vector<float>> b, ReadOnlySpan<Vector<float>> c, Span<Vector<float>> y)
    {
        for (var i = 0; i < y.Length; i++)
            y[i] = Wide.Each(function, new Wide(a[i]), new Wide(b[i])).Value;
    }
}
