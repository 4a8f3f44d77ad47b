using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A network of d numbers of whose outputs the i-th of each head depends on the numbers before the i-th alone (Germain, Gregor, Murray and
/// Larochelle 2015). Each unit has a degree, that of the last number it may depend on, and weights from higher degrees are masked. A context
/// enters every layer. A product with masked weights is one matrix product.
/// </summary>
/// <param name="Scope">Names its parameters.</param>
/// <param name="Hidden">The width of each hidden layer.</param>
/// <param name="Activation">The nonlinearity after each hidden layer.</param>
/// <param name="IsReversed">Whether "before" goes from the last number to the first.</param>
internal sealed record MaskedNetwork(Scope Scope, Sizes Hidden, Activation Activation, bool IsReversed)
{
    /// <summary>The features of the last layer and their degrees, from which heads are read.</summary>
    public readonly record struct Layer(Expr Units, Expr Degrees);

    /// <summary>What the hidden layers make of numbers, [n, d], and a context, [n, k].</summary>
    public Layer Features(Expr numbers, Expr context)
    {
        var d = numbers.Shape[1].Count;
        var layer = new Layer(numbers, Places(d));
        foreach (var (i, width) in Hidden.Index())
        {
            // A unit may depend on a number of its own degree: only heads leave that one out.
            var degrees = Cycled(d, width);
            var sum = Masked(layer, degrees + 0.5, context, width, $"hidden{i + 1}", $"{i + 1}");
            layer = new(Scope.Hidden(Activation.Of(sum), i + 1), degrees);
        }
        return layer;
    }

    /// <summary>A head over the features, [n, d].</summary>
    public Expr Head(Layer layer, Expr context, int d, string name, string mark, double bias = 0) =>
        Masked(layer, Places(d), context, d, name, mark, bias);

    // A weight stays where the degree of what it leads to exceeds that of what it comes from.
    private Expr Masked(Layer from, Expr degrees, Expr context, int width, string name, string mark, double bias = 0)
    {
        var count = from.Units.Shape[1].Count;
        var keeps = Greater(Reshape(degrees, [1, width]), Reshape(from.Degrees, [count, 1]));
        var masked = Where(keeps, Scope.Weight([count, width], name, mark), 0.0)
            .As($"masked W_{Scope.Mark}{mark}", $@"\tilde{{W}}_{{{Scope.Mark}{mark}}}");
        return MatrixMultiply(from.Units, masked)
            + Scope.Dense(context, width, $"{name}.context", $"{mark}c", bias);
    }

    // 1 … d in order, or from d down.
    private Expr Places(int d) => IsReversed ? (double)d - Formulas.Range(d) : Formulas.Range(d) + 1.0;

    // 1 … d − 1 over and over: no head reads a unit of degree d. Written as rows, so that the nodes are as many as degrees.
    private static Expr Cycled(int d, int width)
    {
        var cycle = Math.Max(d - 1, 1);
        var rows = (width + cycle - 1) / cycle;
        return Slice(Reshape(Broadcast(Formulas.Range(cycle) + 1.0, [rows, cycle]), [rows * cycle]), 0, 0, width);
    }
}
