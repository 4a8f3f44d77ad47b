using System.Collections.Frozen;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Engine.Tiles;

/// <summary>The formula of each pointwise primitive.</summary>
internal static partial class Formulas
{
    private static readonly FrozenDictionary<Primitive, Formula> Table = new Dictionary<Primitive, Formula>
    {
        [Negate] = new WrittenFormula<NegateFormula>(),
        [Absolute] = new WrittenFormula<AbsoluteFormula>(),
        [Exp] = new WrittenFormula<ExpFormula>(),
        [ExpMinusOne] = new WrittenFormula<ExpMinusOneFormula>(),
        [Log] = new WrittenFormula<LogFormula>(),
        [LogOnePlus] = new WrittenFormula<LogOnePlusFormula>(),
        [SquareRoot] = new WrittenFormula<SquareRootFormula>(),
        [Square] = new WrittenFormula<SquareFormula>(),
        [Reciprocal] = new WrittenFormula<ReciprocalFormula>(),
        [Tanh] = new WrittenFormula<TanhFormula>(),
        [Sigmoid] = new WrittenFormula<SigmoidFormula>(),
        [Softplus] = new WrittenFormula<SoftplusFormula>(),
        [Relu] = new WrittenFormula<ReluFormula>(),
        [Add] = new WrittenFormula<AddFormula>(),
        [Subtract] = new WrittenFormula<SubtractFormula>(),
        [Multiply] = new WrittenFormula<MultiplyFormula>(),
        [Divide] = new WrittenFormula<DivideFormula>(),
        [Maximum] = new WrittenFormula<MaximumFormula>(),
        [Minimum] = new WrittenFormula<MinimumFormula>(),
        [Greater] = new WrittenFormula<GreaterFormula>(),
        [Equal] = new WrittenFormula<EqualFormula>(),
        [Where] = new WrittenFormula<WhereFormula>(),
        [StopGradient] = new WrittenFormula<IdentityFormula>(),
    }.ToFrozenDictionary();

    /// <summary>The formula of a pointwise primitive; those without a polynomial are taken from the reference, number by number.</summary>
    public static Formula Of(Primitive primitive, int order) =>
        Table.TryGetValue(primitive, out var formula) ? formula : new RareFormula(new RareFunction(primitive, order));
}
