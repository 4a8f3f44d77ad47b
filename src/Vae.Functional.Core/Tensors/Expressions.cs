using System.Collections.Immutable;
using Vae.Functional.Tensors.Check;

namespace Vae.Functional.Tensors;

/// <summary>Axes by what they hold. Negative numbers count from the last axis.</summary>
public static class Axis
{
    /// <summary>The first axis: observations.</summary>
    public const int Batch = 0;

    /// <summary>The last axis of a batch of latent vectors.</summary>
    public const int Latent = -1;

    /// <summary>The last axis of a batch of observations laid flat.</summary>
    public const int Pixels = -1;
}

/// <summary>
/// The functions from which formulas are built: <c>using static Vae.Functional.Tensors.Expressions;</c>. Operands are broadcast
/// against one another as in NumPy; the broadcast is a node of its own, so that every rule sees equal shapes.
/// </summary>
public static class Expressions
{
    /// <summary>A trained array.</summary>
    public static Expr Parameter(string name, Shape shape, Initialisation initialisation) =>
        new Expr.Parameter(name, shape, initialisation);

    /// <summary>An array that training keeps without training it, and where it starts.</summary>
    public static Expr Statistic(string name, Shape shape, double start) =>
        new Expr.Parameter(name, shape, new Initialisation.Constant(start), isTrained: false);

    /// <summary>Data handed in at each evaluation.</summary>
    public static Expr Input(string name, Shape shape, ElementType type = ElementType.Real) => new Expr.Input(name, shape, type);

    /// <summary>Random numbers handed in at each evaluation.</summary>
    public static Expr Noise(string name, Shape shape, NoiseLaw law) => new Expr.Noise(name, shape, law);

    /// <summary>A number.</summary>
    public static Expr Constant(double value) => new Expr.Constant(value);

    /// <summary>The batch size as a number.</summary>
    public static Expr BatchSize { get; } = Expr.Apply.Of(Primitive.BatchSize, []);

    /// <summary>|x|.</summary>
    public static Expr Abs(Expr x) => Unary(Primitive.Absolute, x);
    /// <summary>eˣ.</summary>
    public static Expr Exp(Expr x) => Unary(Primitive.Exp, x);
    /// <summary>eˣ − 1.</summary>
    public static Expr ExpMinusOne(Expr x) => Unary(Primitive.ExpMinusOne, x);
    /// <summary>log x.</summary>
    public static Expr Log(Expr x) => Unary(Primitive.Log, x);
    /// <summary>log(1 + x).</summary>
    public static Expr LogOnePlus(Expr x) => Unary(Primitive.LogOnePlus, x);
    /// <summary>√x.</summary>
    public static Expr Sqrt(Expr x) => Unary(Primitive.SquareRoot, x);
    /// <summary>x².</summary>
    public static Expr Square(Expr x) => Unary(Primitive.Square, x);
    /// <summary>1/x.</summary>
    public static Expr Reciprocal(Expr x) => Unary(Primitive.Reciprocal, x);
    /// <summary>tanh x.</summary>
    public static Expr Tanh(Expr x) => Unary(Primitive.Tanh, x);
    /// <summary>1/(1 + e⁻ˣ).</summary>
    public static Expr Sigmoid(Expr x) => Unary(Primitive.Sigmoid, x);
    /// <summary>log(1 + eˣ).</summary>
    public static Expr Softplus(Expr x) => Unary(Primitive.Softplus, x);
    /// <summary>max(x, 0).</summary>
    public static Expr Relu(Expr x) => Unary(Primitive.Relu, x);
    /// <summary>sin x.</summary>
    public static Expr Sin(Expr x) => Unary(Primitive.Sine, x);
    /// <summary>cos x.</summary>
    public static Expr Cos(Expr x) => Unary(Primitive.Cosine, x);
    /// <summary>erf x.</summary>
    public static Expr Erf(Expr x) => Unary(Primitive.ErrorFunction, x);
    /// <summary>The largest whole number that is not above x: no gradient flows.</summary>
    public static Expr Floor(Expr x) => Unary(Primitive.Floor, x);
    /// <summary>log Φ(x), Φ the distribution function of N(0, 1).</summary>
    public static Expr LogNormalCdf(Expr x) => Unary(Primitive.LogNormalCdf, x);
    /// <summary>The x with log Φ(x) = l, for l &lt; 0.</summary>
    public static Expr LogNormalQuantile(Expr l) => Unary(Primitive.LogNormalQuantile, l);
    /// <summary>log Γ(x).</summary>
    public static Expr LogGamma(Expr x) => Unary(Primitive.LogGamma, x);
    /// <summary>ψ(x) = d/dx log Γ(x).</summary>
    public static Expr Digamma(Expr x) => Polygamma(0, x);
    /// <summary>The (order + 1)-th derivative of log Γ.</summary>
    public static Expr Polygamma(int order, Expr x) => Expr.Apply.Of(Primitive.Polygamma, [x], new Attributes(Order: order));

    /// <summary>max(a, b), element by element.</summary>
    public static Expr Maximum(Expr a, Expr b) => Binary(Primitive.Maximum, a, b);
    /// <summary>min(a, b), element by element.</summary>
    public static Expr Minimum(Expr a, Expr b) => Binary(Primitive.Minimum, a, b);
    /// <summary>The logarithm of the quantile at u of a Gamma distribution of the given shape and rate 1.</summary>
    public static Expr GammaLogQuantile(Expr shape, Expr u) => Binary(Primitive.GammaLogQuantile, shape, u);
    /// <summary>The derivative of that order, by the shape, of P(shape, eʸ), over the density of y; see the primitive.</summary>
    public static Expr GammaCdfRatio(int order, Expr shape, Expr y) =>
        Binary(Primitive.GammaCdfRatio, shape, y, new Attributes(Order: order));
    /// <summary>The quantile at u of a Poisson distribution: no gradient flows.</summary>
    public static Expr PoissonQuantile(Expr rate, Expr u) => Binary(Primitive.PoissonQuantile, rate, u);
    /// <summary>Whether a &gt; b, element by element.</summary>
    public static Expr Greater(Expr a, Expr b) => Binary(Primitive.Greater, a, b);
    /// <summary>Whether a = b, element by element.</summary>
    public static Expr Equal(Expr a, Expr b) => Binary(Primitive.Equal, a, b);

    /// <summary>a where the condition holds, b elsewhere. The branch not taken still gets evaluated: keep it finite.</summary>
    public static Expr Where(Expr condition, Expr a, Expr b)
    {
        var shape = TypingRules.Explained(
            Primitive.Where,
            [condition, a, b],
            () => Shapes.Broadcast(Shapes.Broadcast(condition.Shape, a.Shape), b.Shape));
        return Expr.Apply.Of(Primitive.Where, [Broadcast(condition, shape), Broadcast(a, shape), Broadcast(b, shape)]);
    }

    /// <summary>Σ over the axes, which go away.</summary>
    public static Expr Sum(Expr x, params Sizes axes) => Reduce(Primitive.Sum, x, axes);
    /// <summary>The mean over the axes, which go away.</summary>
    public static Expr Mean(Expr x, params Sizes axes) => Reduce(Primitive.Mean, x, axes);
    /// <summary>The maximum over the axes, which go away.</summary>
    public static Expr Max(Expr x, params Sizes axes) => Reduce(Primitive.Max, x, axes);
    /// <summary>log Σ exp over the axes, which go away.</summary>
    public static Expr LogSumExp(Expr x, params Sizes axes) => Reduce(Primitive.LogSumExp, x, axes);

    /// <summary>Σ over all axes.</summary>
    public static Expr SumAll(Expr x) => Sum(x, Shapes.AllAxes(x.Shape));
    /// <summary>The mean over all axes.</summary>
    public static Expr MeanAll(Expr x) => Mean(x, Shapes.AllAxes(x.Shape));

    /// <summary>The same numbers under another shape.</summary>
    public static Expr Reshape(Expr x, Shape shape) =>
        x.Shape == shape ? x : Expr.Apply.Of(Primitive.Reshape, [x], new Attributes(Shape: shape));
    /// <summary>The axes in another order.</summary>
    public static Expr Transpose(Expr x, params Sizes order) => Expr.Apply.Of(Primitive.Transpose, [x], new Attributes(Axes: order));
    /// <summary>Repetition to a larger shape.</summary>
    public static Expr Broadcast(Expr x, Shape shape) =>
        x.Shape == shape ? x : Expr.Apply.Of(Primitive.Broadcast, [x], new Attributes(Shape: shape));
    /// <summary>Positions start … start + length − 1 along an axis.</summary>
    public static Expr Slice(Expr x, int axis, int start, int length) =>
        Expr.Apply.Of(Primitive.Slice, [x], new Attributes(Axes: AxisOf(Primitive.Slice, [x], axis), Start: start, Length: length));
    /// <summary>x among zeros: at position start of an axis whose extent becomes that of shape.</summary>
    public static Expr Pad(Expr x, int axis, int start, Shape shape) =>
        Expr.Apply.Of(Primitive.Pad, [x], new Attributes(Axes: AxisOf(Primitive.Pad, [x], axis), Start: start, Shape: shape));
    /// <summary>Operands behind one another along an axis.</summary>
    public static Expr Concatenate(int axis, params ImmutableArray<Expr> operands) =>
        Expr.Apply.Of(Primitive.Concatenate, operands, new Attributes(Axes: AxisOf(Primitive.Concatenate, operands, axis)));
    /// <summary>result[i, j] = x[i, index[i, j]] for the last of two axes, and so on.</summary>
    public static Expr Gather(Expr x, int axis, Expr index) =>
        Expr.Apply.Of(Primitive.Gather, [x, index], new Attributes(Axes: AxisOf(Primitive.Gather, [x, index], axis)));
    /// <summary>Zeros of the given shape, to which result[i, index[i, j]] += x[i, j].</summary>
    public static Expr ScatterAdd(Expr x, int axis, Expr index, Shape shape) =>
        Expr.Apply.Of(Primitive.ScatterAdd, [x, index], new Attributes(Axes: AxisOf(Primitive.ScatterAdd, [x, index], axis), Shape: shape));
    /// <summary>The windows over images [n, rows, columns, channels], [n·places, size·size·channels].</summary>
    public static Expr Unfold(Expr images, Window window) =>
        Expr.Apply.Of(Primitive.Unfold, [images], new Attributes(Window: window));
    /// <summary>Images [n, rows, columns, channels] of the given shape as sums of their windows, [n·places, size·size·channels].</summary>
    public static Expr Fold(Expr windows, Window window, Shape shape) =>
        Expr.Apply.Of(Primitive.Fold, [windows], new Attributes(Window: window, Shape: shape));

    /// <summary>The product of two matrices [m, k] and [k, n].</summary>
    public static Expr MatrixMultiply(Expr a, Expr b) => Expr.Apply.Of(Primitive.MatrixMultiply, [a, b]);

    /// <summary>f(x; w) of a function that is not looked into: vectors [n, k] and its weights [P] to vectors [n, m].</summary>
    public static Expr Call(OpaqueFunction function, Expr x, Expr weights) => Called(Primitive.Call, function, x, weights);

    internal static Expr Called(Primitive primitive, OpaqueFunction function, params ImmutableArray<Expr> operands) =>
        Expr.Apply.Of(primitive, operands, new Attributes(Function: function));

    /// <summary>The value with a gradient of zero.</summary>
    public static Expr StopGradient(Expr x) => Unary(Primitive.StopGradient, x);

    internal static Expr Unary(Primitive primitive, Expr x) => Expr.Apply.Of(primitive, [x]);

    internal static Expr Binary(Primitive primitive, Expr a, Expr b, Attributes? attributes = null)
    {
        var shape = TypingRules.Explained(primitive, [a, b], () => Shapes.Broadcast(a.Shape, b.Shape));
        return Expr.Apply.Of(primitive, [Broadcast(a, shape), Broadcast(b, shape)], attributes);
    }

    private static Expr Reduce(Primitive primitive, Expr x, Sizes axes) =>
        axes.Count == 0
            ? x
            : Expr.Apply.Of(primitive, [x], new Attributes(Axes: TypingRules.Explained(primitive, [x], () => Shapes.Axes(x.Shape, axes))));

    private static Sizes AxisOf(Primitive primitive, ImmutableArray<Expr> operands, int axis) =>
        TypingRules.Explained<Sizes>(primitive, operands, () => operands.Length > 0 ? [Shapes.Axis(operands[0].Shape, axis)] : []);
}
