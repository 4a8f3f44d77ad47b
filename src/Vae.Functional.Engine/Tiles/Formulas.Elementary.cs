namespace Vae.Functional.Engine.Tiles;

// Polynomials; see Functions.
internal static partial class Formulas
{
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
}
