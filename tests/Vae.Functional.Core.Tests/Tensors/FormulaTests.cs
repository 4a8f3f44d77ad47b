using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>Formulas say what is computed, with the parentheses that takes and no others.</summary>
public sealed class FormulaTests
{
    private static readonly Expr A = Input("a", 3);
    private static readonly Expr B = Input("b", 3);
    private static readonly Expr C = Input("c", 3);
    private static readonly Expr X = Input("x", [Dimension.Batch, 3]);
    private static readonly Expr W = Parameter("W", (3, 3), Initialisation.Zeros);

    private static readonly Dictionary<string, (Expr Formula, string Latex)> Cases = new()
    {
        ["a + b − c"] = (A + B - C, @"\mathrm{a} + \mathrm{b} - \mathrm{c}"),
        ["a − (b + c)"] = (A - (B + C), @"\mathrm{a} - \left(\mathrm{b} + \mathrm{c}\right)"),
        ["a − (b − c)"] = (A - (B - C), @"\mathrm{a} - \left(\mathrm{b} - \mathrm{c}\right)"),
        ["a / (b·c)"] = (A / (B * C), @"\frac{\mathrm{a}}{\mathrm{b} \, \mathrm{c}}"),
        ["(a / b)·c"] = (A / B * C, @"\left(\frac{\mathrm{a}}{\mathrm{b}}\right) \, \mathrm{c}"),
        ["a·b / c"] = (A * B / C, @"\frac{\mathrm{a} \, \mathrm{b}}{\mathrm{c}}"),
        ["(a + b) / (b − c)"] = ((A + B) / (B - C), @"\frac{\mathrm{a} + \mathrm{b}}{\mathrm{b} - \mathrm{c}}"),
        ["a − b / c"] = (A - B / C, @"\mathrm{a} - \frac{\mathrm{b}}{\mathrm{c}}"),
        ["−(a + b)"] = (-(A + B), @"-\left(\mathrm{a} + \mathrm{b}\right)"),
        ["−a·b"] = (-A * B, @"-\mathrm{a} \, \mathrm{b}"),
        ["a·(−b)"] = (A * -B, @"\mathrm{a} \, \left(-\mathrm{b}\right)"),
        ["a + (−b)"] = (A + -B, @"\mathrm{a} + \left(-\mathrm{b}\right)"),
        ["a·(b + c)"] = (A * (B + C), @"\mathrm{a} \, \left(\mathrm{b} + \mathrm{c}\right)"),
        ["(a + b)²"] = (Square(A + B), @"\left(\mathrm{a} + \mathrm{b}\right)^{2}"),
        ["(a²)²"] = (Square(Square(A)), @"\left(\mathrm{a}^{2}\right)^{2}"),
        ["(−a)²"] = (Square(-A), @"\left(-\mathrm{a}\right)^{2}"),
        ["1 / a²"] = (Reciprocal(Square(A)), @"\frac{1}{\mathrm{a}^{2}}"),
        ["a·(1 / (b + c))"] = (A * Reciprocal(B + C), @"\mathrm{a} \, \left(\frac{1}{\mathrm{b} + \mathrm{c}}\right)"),
        ["Σ_d a·b"] = (Sum(A * B, 0), @"\sum_{d} \mathrm{a} \, \mathrm{b}"),
        ["Σ_d (a + b)"] = (Sum(A + B, 0), @"\sum_{d} \left(\mathrm{a} + \mathrm{b}\right)"),
        ["Σ_d a + b"] = (Sum(A, 0) + B, @"\sum_{d} \mathrm{a} + \mathrm{b}"),
        ["(Σ_d a)·b"] = (Sum(A, 0) * B, @"\left(\sum_{d} \mathrm{a}\right) \, \mathrm{b}"),
        ["b·Σ_d a"] = (B * Sum(A, 0), @"\mathrm{b} \, \sum_{d} \mathrm{a}"),
        ["(b·Σ_d a)·c"] = (B * Sum(A, 0) * C, @"\left(\mathrm{b} \, \sum_{d} \mathrm{a}\right) \, \mathrm{c}"),
        ["(Σ_d a)²"] = (Square(Sum(A, 0)), @"\left(\sum_{d} \mathrm{a}\right)^{2}"),
        ["−½·Σ_d (1 + a)"] = (-0.5 * Sum(1.0 + A, 0), @"-0.5 \, \sum_{d} \left(1 + \mathrm{a}\right)"),
        ["mean_n Σ_d x²"] = (Mean(Sum(Square(X), -1), 0), @"\operatorname{mean}_{n} \sum_{d} \mathrm{x}^{2}"),
        ["x W + a"] = (MatrixMultiply(X, W) + A, @"\mathrm{x} \mathrm{W} + \mathrm{a}"),
        ["x (W + a) Wᵀ"] = (
            MatrixMultiply(MatrixMultiply(X, W + A), Transpose(W, 1, 0)),
            @"\mathrm{x} \left(\mathrm{W} + \mathrm{a}\right) \mathrm{W}^{\top}"
        ),
        ["(a·x) W"] = (MatrixMultiply(A * X, W), @"\left(\mathrm{a} \, \mathrm{x}\right) \mathrm{W}"),
        ["relu(a − b)"] = (Relu(A - B), @"\operatorname{relu}\left(\mathrm{a} - \mathrm{b}\right)"),
        ["exp(−a)"] = (Exp(-A), @"\exp\left(-\mathrm{a}\right)"),
        ["log1p(−a)"] = (LogOnePlus(-A), @"\log\left(1 + \left(-\mathrm{a}\right)\right)"),
        ["ψ[1](a)"] = (Polygamma(1, A), @"\psi^{(1)}\left(\mathrm{a}\right)"),
        ["a[1…2]"] = (Slice(A, 0, 1, 2), @"\mathrm{a}_{[1…2]}"),
        ["1e−6 + a"] = (1e-6 + A, @"1 \cdot 10^{-6} + \mathrm{a}"),
        ["a·2e−7"] = (A * 2e-7, @"\mathrm{a} \, \left(2 \cdot 10^{-7}\right)"),
    };

    public static TheoryData<string> Texts() => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_formula_has_the_parentheses_that_it_needs(string text)
    {
        var (formula, latex) = Cases[text];
        var graph = Graph.Of(new Output("y", formula));

        Assert.Equal([("y", text)], Formula.Text(graph).ToArray());
        Assert.Equal([("y", latex)], Formula.Latex(graph).ToArray());
    }

    [Fact]
    public void A_choice_is_written_by_cases()
    {
        var graph = Graph.Of(new Output("y", Where(Greater(A, 0.0), -A, B + C)));

        Assert.Equal([("y", "((−a) where [a > 0], else b + c)")], Formula.Text(graph).ToArray());
        Assert.Equal(
            [("y", @"\begin{cases}-\mathrm{a} & \left[\mathrm{a} > 0\right]\\ \mathrm{b} + \mathrm{c} & \text{else}\end{cases}")],
            Formula.Latex(graph).ToArray());
    }

    [Fact]
    public void A_symbol_gets_an_equation_of_its_own_before_those_that_use_it()
    {
        var variance = Exp(A).As("σ²", @"\sigma^2");
        var repeated = Broadcast(variance, [Dimension.Batch, 3]).As("s", "s");
        var graph = Graph.Of(new Output("loss", Sum(Square(X) / repeated, -1)), new Output("named", variance));

        Assert.Equal([("σ²", "exp(a)"), ("s", "σ²"), ("loss", "Σ_d (x² / s)")], Formula.Text(graph).ToArray());
        Assert.Equal((@"\sigma^2", @"\exp\left(\mathrm{a}\right)"), Formula.Latex(graph)[0]);
    }

    [Fact]
    public void Nodes_under_one_symbol_are_told_apart_by_primes()
    {
        var (first, second) = (Exp(A).As("s²", "s^2"), Exp(B).As("s²", "s^2"));
        var graph = Graph.Of(new Output("y", first - second));

        Assert.Equal([("s²", "exp(a)"), ("s²′", "exp(b)"), ("y", "s² − s²′")], Formula.Text(graph).ToArray());
        Assert.Equal(("y", "s^2 - {s^2}'"), Formula.Latex(graph)[^1]);
    }

    [Fact]
    public void Of_a_long_list_the_ends_are_written()
    {
        Expr Listed(int count) => Concatenate(0, [.. Enumerable.Range(0, count).Select(i => Broadcast((double)i, [1]))]);
        var graph = Graph.Of(new Output("four", Listed(4)), new Output("five", Listed(5)));

        Assert.Equal([("four", "[0, 1, 2, 3]"), ("five", "[0, 1, …, 4]")], Formula.Text(graph).ToArray());
        Assert.Equal(@"\left[0, 1, \dots, 4\right]", Formula.Latex(graph)[^1].Right);
    }
}
