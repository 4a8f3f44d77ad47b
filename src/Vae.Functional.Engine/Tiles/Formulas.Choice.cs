namespace Vae.Functional.Engine.Tiles;

// One of the operands, or a truth value.
internal static partial class Formulas
{
    private readonly struct MaximumFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Max(a, b);
    }

    private readonly struct MinimumFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => T.Min(a, b);
    }

    private readonly struct ReluFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Relu(a);
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
}
