using System.Collections.Frozen;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Tensors.Reference;

/// <summary>
/// What each pointwise primitive means for single numbers, in float64. The reference maps these over arrays; an engine may take them for
/// what it has no faster form of.
/// </summary>
public static class ScalarRules
{
    /// <summary>The value for single operands; those that the primitive does not take are ignored. Truth values are 0 and 1.</summary>
    public delegate double Rule(double a, double b, double c);

    private static readonly FrozenDictionary<Primitive, Func<Attributes, Rule>> Table =
        new Dictionary<Primitive, Func<Attributes, Rule>>
        {
            [Negate] = Unary(x => -x),
            [Absolute] = Unary(Math.Abs),
            [Exp] = Unary(Math.Exp),
            [ExpMinusOne] = Unary(SpecialFunctions.ExpMinusOne),
            [Log] = Unary(Math.Log),
            [LogOnePlus] = Unary(SpecialFunctions.LogOnePlus),
            [SquareRoot] = Unary(Math.Sqrt),
            [Square] = Unary(x => x * x),
            [Reciprocal] = Unary(x => 1 / x),
            [Tanh] = Unary(Math.Tanh),
            [Sigmoid] = Unary(x => 1 / (1 + Math.Exp(-x))),
            [Softplus] = Unary(x => Math.Max(x, 0) + SpecialFunctions.LogOnePlus(Math.Exp(-Math.Abs(x)))),
            [Relu] = Unary(x => Math.Max(x, 0)),
            [Sine] = Unary(Math.Sin),
            [Cosine] = Unary(Math.Cos),
            [ErrorFunction] = Unary(SpecialFunctions.ErrorFunction),
            [Floor] = Unary(Math.Floor),
            [LogNormalCdf] = Unary(SpecialFunctions.LogNormalCdf),
            [LogNormalQuantile] = Unary(SpecialFunctions.LogNormalQuantile),
            [LogGamma] = Unary(SpecialFunctions.LogGamma),
            [Polygamma] = attributes => (x, _, _) => SpecialFunctions.Polygamma(attributes.Order, x),
            [Add] = Binary((a, b) => a + b),
            [Subtract] = Binary((a, b) => a - b),
            [Multiply] = Binary((a, b) => a * b),
            [Divide] = Binary((a, b) => a / b),
            [Maximum] = Binary(Math.Max),
            [Minimum] = Binary(Math.Min),
            [GammaLogQuantile] = Binary(GammaFunctions.LogQuantile),
            [GammaCdfRatio] = attributes => (a, y, _) => GammaFunctions.CdfRatio(attributes.Order, a, y),
            [PoissonQuantile] = Binary(GammaFunctions.PoissonQuantile),
            [Greater] = Binary((a, b) => a > b ? 1 : 0),
            [Equal] = Binary((a, b) => a == b ? 1 : 0),
            [Where] = _ => (condition, a, b) => condition != 0 ? a : b,
            [StopGradient] = Unary(x => x),
        }.ToFrozenDictionary();

    /// <summary>The primitives that have a rule: all that are pointwise.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The rule of a pointwise primitive.</summary>
    public static Rule Of(Primitive primitive, Attributes attributes) => Table[primitive](attributes);

    private static Func<Attributes, Rule> Unary(Func<double, double> function) => _ => (x, _, _) => function(x);

    private static Func<Attributes, Rule> Binary(Func<double, double, double> function) => _ => (a, b, _) => function(a, b);
}
