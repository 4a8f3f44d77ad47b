using System.Collections.Immutable;
using System.Numerics;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Primitive;

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

/// <summary>The formula of each pointwise primitive.</summary>
internal static class Formulas
{
    private static readonly ImmutableDictionary<Primitive, Formula> Table = new Dictionary<Primitive, Formula>
    {
        [Negate] = new Written<NegateFormula>(),
        [Absolute] = new Written<AbsoluteFormula>(),
        [Exp] = new Written<ExpFormula>(),
        [ExpMinusOne] = new Written<ExpMinusOneFormula>(),
        [Log] = new Written<LogFormula>(),
        [LogOnePlus] = new Written<LogOnePlusFormula>(),
        [SquareRoot] = new Written<SquareRootFormula>(),
        [Square] = new Written<SquareFormula>(),
        [Reciprocal] = new Written<ReciprocalFormula>(),
        [Tanh] = new Written<TanhFormula>(),
        [Sigmoid] = new Written<SigmoidFormula>(),
        [Softplus] = new Written<SoftplusFormula>(),
        [Relu] = new Written<ReluFormula>(),
        [Add] = new Written<AddFormula>(),
        [Subtract] = new Written<SubtractFormula>(),
        [Multiply] = new Written<MultiplyFormula>(),
        [Divide] = new Written<DivideFormula>(),
        [Maximum] = new Written<MaximumFormula>(),
        [Minimum] = new Written<MinimumFormula>(),
        [Greater] = new Written<GreaterFormula>(),
        [Equal] = new Written<EqualFormula>(),
        [Where] = new Written<WhereFormula>(),
        [StopGradient] = new Written<IdentityFormula>(),
    }.ToImmutableDictionary();

    /// <summary>The formula of a pointwise primitive; those without a polynomial are taken from the reference, number by number.</summary>
    public static Formula Of(Primitive primitive, int order) =>
        Table.TryGetValue(primitive, out var formula) ? formula : new Rare(new RareFunction(primitive, order));

    private readonly struct NegateFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Negate(a);
    }

    private readonly struct AbsoluteFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Absolute(a);
    }

    private readonly struct ExpFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Exp(a);
    }

    private readonly struct ExpMinusOneFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.ExpMinusOne(a);
    }

    private readonly struct LogFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Log(a);
    }

    private readonly struct LogOnePlusFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.LogOnePlus(a);
    }

    private readonly struct SquareRootFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.SquareRoot(a);
    }

    private readonly struct SquareFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a * a;
    }

    private readonly struct ReciprocalFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => 1f / a;
    }

    private readonly struct TanhFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Tanh(a);
    }

    private readonly struct SigmoidFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Sigmoid(a);
    }

    private readonly struct SoftplusFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Softplus(a);
    }

    private readonly struct ReluFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Relu(a);
    }

    private readonly struct AddFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a + b;
    }

    private readonly struct SubtractFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a - b;
    }

    private readonly struct MultiplyFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a * b;
    }

    private readonly struct DivideFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a / b;
    }

    private readonly struct MaximumFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Max(a, b);
    }

    private readonly struct MinimumFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Min(a, b);
    }

    private readonly struct GreaterFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Greater(a, b) & 1f;
    }

    private readonly struct EqualFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Equal(a, b) & 1f;
    }

    private readonly struct WhereFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Select(T.Equal(a, 0f), c, b);
    }

    private readonly struct IdentityFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => a;
    }

    private sealed class Written<TFormula> : Formula
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

    // What takes one operand is given it twice.
    private sealed class Rare(RareFunction function) : Formula
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
}
