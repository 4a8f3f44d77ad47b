using System.Collections.Frozen;
using static Vae.Functional.Tensors.Primitive;

namespace Vae.Functional.Tensors.Print;

/// <summary>How strongly a piece of a formula binds; what binds less strongly than its surroundings gets parentheses.</summary>
internal enum Binding
{
    Sum,
    Quotient,
    Product,
    Juxtaposition,
    Prefix,
    Power,
    Atom,
}

/// <summary>
/// The printed forms of each primitive: its name in program listings, and templates for formulas in text and in LaTeX, in which
/// #0, #1, #2 are operands and #axes, #order, #shape, #function are attributes.
/// </summary>
public static class Notation
{
    /// <param name="Text">The template in text.</param>
    /// <param name="Latex">The template in LaTeX.</param>
    /// <param name="Result">How strongly the whole binds.</param>
    /// <param name="Operands">How strongly an operand must bind to stand without parentheses.</param>
    /// <param name="Last">The same for the last operand.</param>
    /// <param name="Reaches">Whether its last operand reaches as far to the right as it can, as that of a Σ does.</param>
    internal sealed record Form(
        string Text,
        string Latex,
        Binding Result = Binding.Atom,
        Binding Operands = Binding.Sum,
        Binding Last = Binding.Sum,
        bool Reaches = false);

    private static readonly FrozenDictionary<Primitive, Form> Table = new Dictionary<Primitive, Form>
    {
        [BatchSize] = new("B", "B"),
        [Negate] = new("−#0", "-#0", Binding.Prefix, Binding.Quotient, Binding.Quotient),
        [Absolute] = new("|#0|", @"\left|#0\right|"),
        [Exp] = new("exp(#0)", @"\exp\left(#0\right)"),
        [ExpMinusOne] = new("expm1(#0)", @"\left(e^{#0} - 1\right)"),
        [Log] = new("log(#0)", @"\log\left(#0\right)"),
        [LogOnePlus] = new("log1p(#0)", @"\log\left(1 + #0\right)"),
        [SquareRoot] = new("√(#0)", @"\sqrt{#0}"),
        [Square] = new("#0²", "#0^{2}", Binding.Power, Binding.Atom, Binding.Atom),
        [Reciprocal] = new("1 / #0", @"\frac{1}{#0}", Binding.Quotient, Binding.Power, Binding.Power),
        [Tanh] = new("tanh(#0)", @"\tanh\left(#0\right)"),
        [Sigmoid] = new("sigmoid(#0)", @"\operatorname{sigmoid}\left(#0\right)"),
        [Softplus] = new("softplus(#0)", @"\operatorname{softplus}\left(#0\right)"),
        [Relu] = new("relu(#0)", @"\operatorname{relu}\left(#0\right)"),
        [Sine] = new("sin(#0)", @"\sin\left(#0\right)"),
        [Cosine] = new("cos(#0)", @"\cos\left(#0\right)"),
        [ErrorFunction] = new("erf(#0)", @"\operatorname{erf}\left(#0\right)"),
        [Floor] = new("⌊#0⌋", @"\left\lfloor#0\right\rfloor"),
        [LogNormalCdf] = new("log Φ(#0)", @"\log\Phi\left(#0\right)"),
        [LogNormalQuantile] = new("Φ⁻¹(exp(#0))", @"\Phi^{-1}\left(e^{#0}\right)"),
        [LogGamma] = new("log Γ(#0)", @"\log\Gamma\left(#0\right)"),
        [Polygamma] = new("ψ[#order](#0)", @"\psi^{(#order)}\left(#0\right)"),
        [Add] = new("#0 + #1", "#0 + #1", Binding.Sum),
        [Subtract] = new("#0 − #1", "#0 - #1", Binding.Sum, Binding.Sum, Binding.Quotient),
        [Multiply] = new("#0·#1", @"#0 \, #1", Binding.Product, Binding.Product, Binding.Prefix),
        [Divide] = new("#0 / #1", @"\frac{#0}{#1}", Binding.Quotient, Binding.Product, Binding.Power),
        [Maximum] = new("max(#0, #1)", @"\max\left(#0, #1\right)"),
        [Minimum] = new("min(#0, #1)", @"\min\left(#0, #1\right)"),
        [GammaLogQuantile] = new("log Γ-quantile(#0, #1)", @"\log P^{-1}\left(#0, #1\right)"),
        [GammaCdfRatio] = new("Γ-ratio[#order](#0, #1)", @"\frac{P^{(#order)}}{f}\left(#0, #1\right)"),
        [PoissonQuantile] = new("Poisson-quantile(#0, #1)", @"\operatorname{Poisson}^{-1}\left(#0, #1\right)"),
        [Greater] = new("[#0 > #1]", @"\left[#0 > #1\right]"),
        [Equal] = new("[#0 = #1]", @"\left[#0 = #1\right]"),
        [Where] = new("(#1 where #0, else #2)", @"\begin{cases}#1 & #0\\ #2 & \text{else}\end{cases}"),
        [Reshape] = new("#0 as #shape", @"#0_{#shape}", Binding.Sum, Binding.Atom, Binding.Atom),
        [Transpose] = new("#0ᵀ", @"#0^{\top}", Binding.Power, Binding.Atom, Binding.Atom),
        [Broadcast] = new("#0", "#0"),
        [Slice] = new("#0[#range]", "#0_{[#range]}", Binding.Atom, Binding.Atom, Binding.Atom),
        [Pad] = new("pad(#0, #start)", @"\operatorname{pad}\left(#0, #start\right)"),
        [Concatenate] = new("[#all]", @"\left[#all\right]"),
        [Gather] = new("#0[#1]", "#0_{#1}", Binding.Atom, Binding.Atom),
        [ScatterAdd] = new("scatter(#0, #1)", @"\operatorname{scatter}\left(#0, #1\right)"),
        [Unfold] = new("unfold(#0)", @"\operatorname{unfold}\left(#0\right)"),
        [Fold] = new("fold(#0)", @"\operatorname{fold}\left(#0\right)"),
        [Sum] = Reduction("Σ", @"\sum"),
        [Mean] = Reduction("mean", @"\operatorname{mean}"),
        [Max] = Reduction("max", @"\max"),
        [LogSumExp] = Reduction("logsumexp", @"\operatorname{logsumexp}"),
        [MatrixMultiply] = new("#0 #1", "#0 #1", Binding.Juxtaposition, Binding.Juxtaposition, Binding.Power),
        [Call] = new("#function(#0, #1)", @"\operatorname{#function}\left(#0, #1\right)"),
        [CallInputGradient] = Slope("x"),
        [CallWeightGradient] = Slope("w"),
        [StopGradient] = new("stop(#0)", @"\operatorname{stop}\left(#0\right)"),
    }.ToFrozenDictionary();

    /// <summary>The primitives that have printed forms: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The primitive's name in program listings, as in <c>matrix_multiply</c>.</summary>
    public static string Name(Primitive primitive) =>
        string.Concat(primitive.ToString().Select((letter, i) =>
            (i > 0 && char.IsUpper(letter) ? "_" : "") + char.ToLowerInvariant(letter)));

    internal static Form Of(Primitive primitive) => Table[primitive];

    private static Form Slope(string by) => new(
        $"#2 ∂#function/∂{by}(#0, #1)",
        $@"#2 \, \frac{{\partial \operatorname{{#function}}}}{{\partial {by}}}\left(#0, #1\right)",
        Binding.Product,
        Last: Binding.Product);

    private static Form Reduction(string text, string latex) =>
        new($"{text}#axes #0", $"{latex}_{{#axes}} #0", Binding.Prefix, Binding.Product, Binding.Product, Reaches: true);
}
