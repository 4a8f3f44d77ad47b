namespace Vae.Functional.Engine.Tiles;

// What a processor does in an instruction or two.
internal static partial class Formulas
{
    private readonly struct NegateFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Negate(a);
    }

    private readonly struct AbsoluteFormula : IFormula
    {
        public static T Of<T>(T a, T b, T c) where T : struct, ILanes<T> => Functions.Absolute(a);
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
}
