using System.Collections.Frozen;
using System.Collections.Immutable;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// The gradient rule of each primitive: from the gradient g of the result to that of each operand (null: none flows). At a kink
/// (Relu at 0, Maximum and Minimum of equals, Absolute at 0) the rules take one of the two sides, Max shares among equals.
/// </summary>
public static class GradientRules
{
    private delegate ImmutableArray<Expr?> Rule(Expr.Apply y, Expr g);

    private static readonly FrozenDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [Primitive.BatchSize] = (_, _) => [],
        [Primitive.Negate] = (_, g) => [-g],
        [Primitive.Absolute] = (y, g) => [Where(Greater(X(y), 0.0), g, -g)],
        [Primitive.Exp] = (y, g) => [g * y],
        [Primitive.ExpMinusOne] = (y, g) => [g * (y + 1.0)],
        [Primitive.Log] = (y, g) => [g / X(y)],
        [Primitive.LogOnePlus] = (y, g) => [g / (1.0 + X(y))],
        [Primitive.SquareRoot] = (y, g) => [0.5 * g / y],
        [Primitive.Square] = (y, g) => [2.0 * g * X(y)],
        [Primitive.Reciprocal] = (y, g) => [-g * Square(y)],
        [Primitive.Tanh] = (y, g) => [g * (1.0 - Square(y))],
        [Primitive.Sigmoid] = (y, g) => [g * y * (1.0 - y)],
        [Primitive.Softplus] = (y, g) => [g * Sigmoid(X(y))],
        [Primitive.Relu] = (y, g) => [Where(Greater(y, 0.0), g, 0.0)],
        [Primitive.Sine] = (y, g) => [g * Cos(X(y))],
        [Primitive.Cosine] = (y, g) => [-g * Sin(X(y))],
        [Primitive.ErrorFunction] = (y, g) => [2.0 / Math.Sqrt(Math.PI) * g * Exp(-Square(X(y)))],
        [Primitive.Floor] = (_, _) => [null],
        [Primitive.LogNormalCdf] = (y, g) => [g * Exp(-0.5 * Square(X(y)) - HalfLogTwoPi - y)],
        [Primitive.LogNormalQuantile] = (y, g) => [g * Exp(X(y) + 0.5 * Square(y) + HalfLogTwoPi)],
        [Primitive.LogGamma] = (y, g) => [g * Digamma(X(y))],
        [Primitive.Polygamma] = (y, g) => [g * Polygamma(y.Attributes.Order + 1, X(y))],
        [Primitive.Add] = (_, g) => [g, g],
        [Primitive.Subtract] = (_, g) => [g, -g],
        [Primitive.Multiply] = (y, g) => [g * B(y), g * A(y)],
        [Primitive.Divide] = (y, g) => [g / B(y), -g * y / B(y)],
        [Primitive.Maximum] = (y, g) => [Where(Greater(A(y), B(y)), g, 0.0), Where(Greater(A(y), B(y)), 0.0, g)],
        [Primitive.Minimum] = (y, g) => [Where(Greater(A(y), B(y)), 0.0, g), Where(Greater(A(y), B(y)), g, 0.0)],
        [Primitive.GammaLogQuantile] = (y, g) => [-g * GammaCdfRatio(1, A(y), y), g * Exp(-LogGammaDensity(A(y), y))],
        [Primitive.GammaCdfRatio] = Ratio,
        [Primitive.PoissonQuantile] = (_, _) => [null, null],
        [Primitive.Greater] = (_, _) => [null, null],
        [Primitive.Equal] = (_, _) => [null, null],
        [Primitive.Where] = (y, g) => [null, Where(y.Operands[0], g, 0.0), Where(y.Operands[0], 0.0, g)],
        [Primitive.Reshape] = (y, g) => [Reshape(g, X(y).Shape)],
        [Primitive.Transpose] = (y, g) => [Transpose(g, Inverse(y.Attributes.Axes))],
        [Primitive.Broadcast] = (y, g) => [Reshape(Sum(g, Shapes.RepeatedAxes(X(y).Shape, y.Shape)), X(y).Shape)],
        [Primitive.Slice] = (y, g) => [Pad(g, y.Attributes.Axes[0], y.Attributes.Start, X(y).Shape)],
        [Primitive.Pad] = (y, g) => [Slice(g, y.Attributes.Axes[0], y.Attributes.Start, X(y).Shape[y.Attributes.Axes[0]].Count)],
        [Primitive.Concatenate] = Parts,
        [Primitive.Gather] = (y, g) => [ScatterAdd(g, y.Attributes.Axes[0], y.Operands[1], X(y).Shape), null],
        [Primitive.ScatterAdd] = (y, g) => [Gather(g, y.Attributes.Axes[0], y.Operands[1]), null],
        [Primitive.Unfold] = (y, g) => [Fold(g, y.Attributes.Window, X(y).Shape)],
        [Primitive.Fold] = (y, g) => [Unfold(g, y.Attributes.Window)],
        [Primitive.Sum] = (y, g) => [Repeat(g, y)],
        [Primitive.Mean] = (y, g) => [Repeat(g / Count(X(y).Shape, y.Attributes.Axes), y)],
        [Primitive.Max] = (y, g) => [Attained(y, g)],
        [Primitive.LogSumExp] = (y, g) => [Repeat(g, y) * Exp(X(y) - Repeat(y, y))],
        [Primitive.MatrixMultiply] = (y, g) => [MatrixMultiply(g, Transpose(B(y), 1, 0)), MatrixMultiply(Transpose(A(y), 1, 0), g)],
        [Primitive.Call] = (y, g) => [Slope(Primitive.CallInputGradient, y, g), Slope(Primitive.CallWeightGradient, y, g)],
        [Primitive.CallInputGradient] = NotAgain,
        [Primitive.CallWeightGradient] = NotAgain,
        [Primitive.StopGradient] = (_, _) => [null],
    }.ToFrozenDictionary();

    /// <summary>The primitives that have a rule: all of them.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>The gradients that reach the operands of a node whose own gradient is g.</summary>
    public static ImmutableArray<Expr?> Of(Expr.Apply node, Expr g) => Table[node.Primitive](node, g);

    private static Expr X(Expr.Apply y) => y.Operands[0];

    private static Expr A(Expr.Apply y) => y.Operands[0];

    private static Expr B(Expr.Apply y) => y.Operands[1];

    private static Sizes Inverse(Sizes order) => [.. Enumerable.Range(0, order.Count).Select(axis => order.ToList().IndexOf(axis))];

    // The reduction's axes come back with extent 1 and are repeated.
    private static Expr Repeat(Expr reduced, Expr.Apply reduction) =>
        Broadcast(Reshape(reduced, Shapes.Kept(X(reduction).Shape, reduction.Attributes.Axes)), X(reduction).Shape);

    // How many numbers go into one of a reduction's results; several axes may hold the batch size.
    private static Expr Count(Shape shape, Sizes axes)
    {
        Expr numbers = axes.Aggregate(1, (product, axis) => checked(product * shape[axis].Count));
        return axes.Where(axis => shape[axis].PerBatch).Aggregate(numbers, (product, _) => product * BatchSize);
    }

    private static double HalfLogTwoPi { get; } = 0.5 * Math.Log(2 * Math.PI);

    private static Expr LogGammaDensity(Expr a, Expr y) => a * y - Exp(y) - LogGamma(a);

    // r = P⁽ᵏ⁾/f: ∂r/∂a = P⁽ᵏ⁺¹⁾/f − r ∂log f/∂a, and ∂r/∂y = f⁽ᵏ⁾/f − r ∂log f/∂y, derivatives in brackets being those by a.
    private static ImmutableArray<Expr?> Ratio(Expr.Apply r, Expr g)
    {
        var (a, y, order) = (A(r), B(r), r.Attributes.Order);
        var byShape = GammaCdfRatio(order + 1, a, y) - r * (y - Digamma(a));
        return [g * byShape, g * (DensityRatio(order, a, y) - r * (a - Exp(y)))];
    }

    // f⁽ᵏ⁾/f by the chain of log f, whose derivatives are y − ψ(a), −ψ′(a), −ψ″(a), …
    private static Expr DensityRatio(int order, Expr a, Expr y)
    {
        var (ratios, binomial) = (new List<Expr> { 1.0 }, 1.0);
        for (var k = 1; k <= order; k++, binomial = 1)
        {
            Expr sum = 0.0;
            for (var j = 1; j <= k; binomial = binomial * (k - j) / j, j++)
                sum += binomial * ratios[k - j] * (j == 1 ? y - Digamma(a) : -Polygamma(j - 1, a));
            ratios.Add(sum);
        }
        return ratios[order];
    }

    private static Expr Attained(Expr.Apply y, Expr g)
    {
        var attained = Where(Equal(X(y), Repeat(y, y)), 1.0, 0.0);
        return Repeat(g / Sum(attained, y.Attributes.Axes), y) * attained;
    }

    private static Expr Slope(Primitive primitive, Expr.Apply y, Expr g) => Called(primitive, y.Attributes.Function!, A(y), B(y), g);

    private static ImmutableArray<Expr?> NotAgain(Expr.Apply y, Expr g) => throw new TypingException(
        $"the gradient of {y.Attributes.Function!.Name} has no gradient of its own, which this objective takes; declare that network by "
        + "expressions, such as Mlp or NetworkOf");

    private static ImmutableArray<Expr?> Parts(Expr.Apply y, Expr g)
    {
        var (axis, start) = (y.Attributes.Axes[0], 0);
        var parts = ImmutableArray.CreateBuilder<Expr?>();
        foreach (var operand in y.Operands)
        {
            var length = operand.Shape[axis].Count;
            parts.Add(Slice(g, axis, start, length));
            start += length;
        }
        return parts.ToImmutable();
    }
}
