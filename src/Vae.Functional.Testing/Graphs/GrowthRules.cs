using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// One way, or a few, to put each primitive on top of a growing graph. Operands are wrapped so that they lie in the primitive's
/// domain whatever the leaves are. Null: nothing there fits.
/// </summary>
internal static class GrowthRules
{
    private delegate Expr? Rule(Growth growth);

    private static readonly ImmutableDictionary<Primitive, Rule> Table = new Dictionary<Primitive, Rule>
    {
        [Primitive.BatchSize] = _ => BatchSize,
        [Primitive.Negate] = growth => -growth.Real(),
        [Primitive.Absolute] = growth => Abs(growth.Real()),
        [Primitive.Exp] = growth => Exp(growth.Real()),
        [Primitive.ExpMinusOne] = growth => ExpMinusOne(growth.Real()),
        [Primitive.Log] = growth => Log(Positive(growth)),
        [Primitive.LogOnePlus] = growth => LogOnePlus(growth.Below(2) == 0 ? Positive(growth) : 0.75 * Tanh(growth.Real())),
        [Primitive.SquareRoot] = growth => Sqrt(Positive(growth)),
        [Primitive.Square] = growth => Square(growth.Real()),
        [Primitive.Reciprocal] = growth => Reciprocal(Positive(growth)),
        [Primitive.Tanh] = growth => Tanh(growth.Real()),
        [Primitive.Sigmoid] = growth => Sigmoid(growth.Real()),
        [Primitive.Softplus] = growth => Softplus(growth.Real()),
        [Primitive.Relu] = growth => Relu(growth.Real()),
        [Primitive.Sine] = growth => Sin(growth.Real()),
        [Primitive.Cosine] = growth => Cos(growth.Real()),
        [Primitive.ErrorFunction] = growth => Erf(growth.Real()),
        [Primitive.Floor] = growth => Floor(growth.Real()),
        [Primitive.LogNormalCdf] = growth => LogNormalCdf(growth.Real()),
        [Primitive.LogNormalQuantile] = growth => LogNormalQuantile(-Positive(growth)),
        [Primitive.LogGamma] = growth => LogGamma(0.25 + Positive(growth)),
        [Primitive.Polygamma] = growth => Polygamma(growth.Below(3), 0.25 + Positive(growth)),
        [Primitive.Add] = growth => growth.Real() is var a ? a + growth.RealAgainst(a.Shape) : null,
        [Primitive.Subtract] = growth => growth.Real() is var a ? growth.RealAgainst(a.Shape) - a : null,
        [Primitive.Multiply] = growth => growth.Real() is var a ? growth.RealAgainst(a.Shape) * a : null,
        [Primitive.Divide] = growth => Positive(growth) is var b ? growth.RealAgainst(b.Shape) / b : null,
        [Primitive.Maximum] = growth => growth.Real() is var a ? Maximum(a, growth.RealAgainst(a.Shape)) : null,
        [Primitive.Minimum] = growth => growth.Real() is var a ? Minimum(a, growth.RealAgainst(a.Shape)) : null,
        [Primitive.GammaLogQuantile] = growth => Positive(growth) is var a ? GammaLogQuantile(a, Probability(growth, a)) : null,
        [Primitive.GammaCdfRatio] = growth =>
            Positive(growth) is var a ? GammaCdfRatio(1 + growth.Below(2), a, growth.RealAgainst(a.Shape)) : null,
        [Primitive.PoissonQuantile] = growth => Positive(growth) is var rate ? PoissonQuantile(rate, Probability(growth, rate)) : null,
        [Primitive.Greater] = growth => growth.Real() is var a ? Chosen(Greater(a, growth.RealAgainst(a.Shape)), a, growth) : null,
        [Primitive.Equal] = growth => growth.Real() is var a ? Chosen(Equal(a, growth.RealAgainst(a.Shape)), a, growth) : null,
        [Primitive.Where] = growth => growth.Real() is var a ? Chosen(growth.TruthAgainst(a.Shape), a, growth, always: true) : null,
        [Primitive.Reshape] = growth => growth.Any() is var x ? Reshape(x, growth.Shapes.Regrouped(x.Shape)) : null,
        [Primitive.Transpose] = growth => growth.Any() is { Shape.Rank: > 0 } x ? Transpose(x, growth.Shapes.Order(x.Shape)) : null,
        [Primitive.Broadcast] = growth => growth.Any() is var x ? Broadcast(x, growth.Shapes.Repeated(x.Shape)) : null,
        [Primitive.Slice] = Sliced,
        [Primitive.Pad] = Padded,
        [Primitive.Concatenate] = Joined,
        [Primitive.Gather] = Gathered,
        [Primitive.ScatterAdd] = Scattered,
        [Primitive.Unfold] = Unfolded,
        [Primitive.Fold] = Folded,
        [Primitive.Sum] = growth => growth.RealWithAxes() is var x ? Sum(x, growth.Shapes.Axes(x.Shape)) : null,
        [Primitive.Mean] = growth => growth.RealWithAxes() is var x ? Mean(x, growth.Shapes.Axes(x.Shape)) : null,
        [Primitive.Max] = growth => growth.RealWithAxes() is var x ? Max(x, growth.Shapes.Axes(x.Shape)) : null,
        [Primitive.LogSumExp] = growth => growth.RealWithAxes() is var x ? LogSumExp(x, growth.Shapes.Axes(x.Shape)) : null,
        [Primitive.MatrixMultiply] = Multiplied,
        [Primitive.Call] = growth => Called(growth.Matrix(), growth),
        [Primitive.StopGradient] = growth => StopGradient(growth.Any()),
    }.ToImmutableDictionary();

    /// <summary>The primitives that can be grown: all but the gradients of calls, which only differentiation makes.</summary>
    public static IEnumerable<Primitive> Covered => Table.Keys;

    /// <summary>A primitive over what is there.</summary>
    public static Expr? Grow(Primitive primitive, Growth growth) => Table[primitive](growth);

    // Between 1/4 and about 20, for operands between −4 and 4.
    private static Expr Positive(Growth growth) => growth.Below(4) switch
    {
        0 => 0.25 + Square(growth.Real()),
        1 => 0.5 + Exp(Tanh(growth.Real())),
        2 => 0.25 + Sigmoid(growth.Real()),
        _ => 0.25 + Softplus(growth.Real()),
    };

    // Between 0.02 and 0.98.
    private static Expr Probability(Growth growth, Expr against) => Sigmoid(growth.RealAgainst(against.Shape));

    // Truth values reach an output only through a choice.
    private static Expr Chosen(Expr condition, Expr a, Growth growth, bool always = false) =>
        always || growth.Below(2) == 0 ? Where(condition, a, growth.RealAgainst(Shapes.Broadcast(condition.Shape, a.Shape))) : condition;

    private static Expr? Called(Expr x, Growth growth) => x.Shape[1] is { PerBatch: false, Count: var count }
        ? Call(new ScaledSquares(count), x, growth.RealOf(count))
        : null;

    private static Expr? Sliced(Growth growth)
    {
        var x = growth.Any();
        if (growth.Shapes.FixedAxis(x.Shape) is not { } axis)
            return null;
        var start = growth.Below(x.Shape[axis].Count);
        return Slice(x, axis, start, 1 + growth.Below(x.Shape[axis].Count - start));
    }

    private static Expr? Padded(Growth growth)
    {
        var x = growth.RealWithAxes();
        if (growth.Shapes.FixedAxis(x.Shape) is not { } axis)
            return null;
        var start = growth.Below(3);
        return Pad(x, axis, start, Shapes.With(x.Shape, axis, start + x.Shape[axis].Count + growth.Below(2)));
    }

    private static Expr? Joined(Growth growth)
    {
        var x = growth.RealWithAxes();
        if (growth.Shapes.FixedAxis(x.Shape) is not { } axis)
            return null;
        var others = Enumerable.Range(0, 1 + growth.Below(2))
            .Select(_ => growth.RealOf(Shapes.With(x.Shape, axis, growth.Leaves.Extent())))
            .ToArray();
        return growth.Below(2) == 0 ? Concatenate(axis, [x, .. others]) : Concatenate(axis, [.. others, x]);
    }

    private static Expr? Gathered(Growth growth)
    {
        var x = growth.RealWithAxes();
        var axis = growth.Below(x.Shape.Rank);
        return Gather(x, axis, growth.Leaves.Index(Shapes.With(x.Shape, axis, growth.Leaves.Extent()), x.Shape[axis]));
    }

    private static Expr? Scattered(Growth growth)
    {
        var x = growth.RealWithAxes();
        var axis = growth.Below(x.Shape.Rank);
        Dimension extent = growth.Leaves.Extent();
        return ScatterAdd(x, axis, growth.Leaves.Index(x.Shape, extent), Shapes.With(x.Shape, axis, extent));
    }

    // Channels last, or brought there.
    private static Expr Unfolded(Growth growth)
    {
        var (n, rows, columns, channels) = growth.Shapes.Images();
        var images = growth.Below(2) == 0
            ? growth.RealOf([n, rows, columns, channels])
            : Transpose(growth.RealOf([n, channels, rows, columns]), 0, 2, 3, 1);
        return Unfold(images, growth.Shapes.Window(rows, columns));
    }

    private static Expr Folded(Growth growth)
    {
        var (n, rows, columns, channels) = growth.Shapes.Images();
        var window = growth.Shapes.Window(rows, columns);
        var windows = Unfold(Input("images", [n, rows, columns, channels]), window).Shape;
        return Fold(
            growth.Below(2) == 0 ? growth.RealOf(windows) : Transpose(growth.RealOf([windows[1], windows[0]]), 1, 0),
            window,
            [n, rows, columns, channels]);
    }

    private static Expr? Multiplied(Growth growth)
    {
        var a = growth.Matrix();
        return growth.Below(4) switch
        {
            0 => MatrixMultiply(a, Transpose(a, 1, 0)),
            1 => MatrixMultiply(growth.RealOf([growth.Leaves.Extent(), a.Shape[0]]), a),
            _ => MatrixMultiply(a, growth.RealOf([a.Shape[1], growth.Leaves.Extent()])),
        };
    }
}
