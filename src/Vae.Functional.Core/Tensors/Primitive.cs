namespace Vae.Functional.Tensors;

/// <summary>
/// The closed set of operations of the expression language. An interpreter is a table from primitive to rule; a test asserts that
/// no table has a hole. Digamma and trigamma are <see cref="Polygamma"/> of order 0 and 1, so that the set is closed under
/// differentiation.
/// </summary>
public enum Primitive
{
    // Nothing in, a number out.

    /// <summary>The batch size B as a number: what a mean over the batch divides by.</summary>
    BatchSize,

    // Pointwise, one operand.

    /// <summary>−x.</summary>
    Negate,
    /// <summary>|x|.</summary>
    Absolute,
    /// <summary>eˣ.</summary>
    Exp,
    /// <summary>eˣ − 1, accurate near 0.</summary>
    ExpMinusOne,
    /// <summary>The natural logarithm.</summary>
    Log,
    /// <summary>log(1 + x), accurate near 0.</summary>
    LogOnePlus,
    /// <summary>√x.</summary>
    SquareRoot,
    /// <summary>x².</summary>
    Square,
    /// <summary>1/x.</summary>
    Reciprocal,
    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
    /// <summary>1/(1 + e⁻ˣ).</summary>
    Sigmoid,
    /// <summary>log(1 + eˣ), stable for large |x|.</summary>
    Softplus,
    /// <summary>max(x, 0).</summary>
    Relu,
    /// <summary>sin x, x in radians.</summary>
    Sine,
    /// <summary>cos x, x in radians.</summary>
    Cosine,
    /// <summary>The error function.</summary>
    ErrorFunction,
    /// <summary>The largest whole number that is not above x.</summary>
    Floor,
    /// <summary>log Φ(x), Φ the distribution function of N(0, 1).</summary>
    LogNormalCdf,
    /// <summary>The inverse of <see cref="LogNormalCdf"/>: the x with log Φ(x) = l, for l &lt; 0.</summary>
    LogNormalQuantile,
    /// <summary>log Γ(x) for x &gt; 0.</summary>
    LogGamma,
    /// <summary>The (order + 1)-th derivative of log Γ for x &gt; 0; order 0 is digamma, 1 trigamma.</summary>
    Polygamma,

    // Pointwise, two operands of one shape.

    /// <summary>a + b.</summary>
    Add,
    /// <summary>a − b.</summary>
    Subtract,
    /// <summary>a·b.</summary>
    Multiply,
    /// <summary>a/b.</summary>
    Divide,
    /// <summary>max(a, b).</summary>
    Maximum,
    /// <summary>min(a, b).</summary>
    Minimum,
    /// <summary>The logarithm of the quantile at u of a Gamma distribution of shape a and rate 1, for a &gt; 0, 0 &lt; u &lt; 1.</summary>
    GammaLogQuantile,
    /// <summary>
    /// (∂ᵏP/∂aᵏ)(a, eʸ)/f(a, y), k the order, of the distribution function P and the density f = exp(a y − eʸ − log Γ(a)) of the
    /// logarithm of a Gamma variate: what the derivatives of <see cref="GammaLogQuantile"/> are made of.
    /// </summary>
    GammaCdfRatio,
    /// <summary>The quantile at u of a Poisson distribution of rate λ, for λ ≥ 0, 0 &lt; u &lt; 1: a whole number.</summary>
    PoissonQuantile,

    // Truth values and choice.

    /// <summary>a &gt; b.</summary>
    Greater,
    /// <summary>a = b.</summary>
    Equal,
    /// <summary>a where the condition holds, b elsewhere.</summary>
    Where,

    // Views: the same numbers, seen in another order.

    /// <summary>The same numbers in row-major order, under another shape.</summary>
    Reshape,
    /// <summary>The axes in another order.</summary>
    Transpose,
    /// <summary>Repetition along new leading axes and axes of extent 1, aligned at the last axis.</summary>
    Broadcast,
    /// <summary>A run of positions along one axis.</summary>
    Slice,

    // Moves.

    /// <summary>Zeros before and after along one axis: the transpose of <see cref="Slice"/>.</summary>
    Pad,
    /// <summary>Operands behind one another along one axis.</summary>
    Concatenate,
    /// <summary>Picks, along one axis, the positions that an index tensor names.</summary>
    Gather,
    /// <summary>Adds, along one axis, to the positions that an index tensor names: the transpose of <see cref="Gather"/>.</summary>
    ScatterAdd,
    // A convolution is a product of windows with a matrix, a transposed one a fold of such a product, and each is what the gradient of
    // the other takes: these two make convolutions as fast as the multiply, with no kernels of their own and a set that stays closed.
    /// <summary>
    /// The windows over images [n, rows, columns, channels], a row each, [n·places, size·size·channels]: im2col, zeros where a window
    /// reaches over the edge.
    /// </summary>
    Unfold,
    /// <summary>Windows added up to images where they lie: the transpose of <see cref="Unfold"/>.</summary>
    Fold,

    // Reductions over axes, which they remove.

    /// <summary>Σ over the axes.</summary>
    Sum,
    /// <summary>The mean over the axes.</summary>
    Mean,
    /// <summary>The maximum over the axes.</summary>
    Max,
    /// <summary>log Σ exp over the axes, stable.</summary>
    LogSumExp,

    // Heavy.

    /// <summary>The product of two matrices.</summary>
    MatrixMultiply,

    // Functions that the expression language does not look into. Their gradients have none of their own.

    /// <summary>f(x; w) of an <see cref="OpaqueFunction"/>: vectors [n, k] and weights [P] to vectors [n, m].</summary>
    Call,
    /// <summary>Σ g ∂f/∂x at (x; w), [n, k], for g [n, m].</summary>
    CallInputGradient,
    /// <summary>Σ g ∂f/∂w at (x; w), [P], for g [n, m].</summary>
    CallWeightGradient,

    // Control of differentiation.

    /// <summary>The value itself, with a gradient of zero.</summary>
    StopGradient,
}

/// <summary>Named sets of primitives.</summary>
public static class PrimitiveGroups
{
    /// <summary>Element by element, one operand.</summary>
    public static IReadOnlySet<Primitive> Unary { get; } = Range(Primitive.Negate, Primitive.Polygamma);

    /// <summary>Element by element, two real operands of one shape, a real result.</summary>
    public static IReadOnlySet<Primitive> Binary { get; } = Range(Primitive.Add, Primitive.PoissonQuantile);

    /// <summary>Two real operands of one shape, a truth value.</summary>
    public static IReadOnlySet<Primitive> Comparisons { get; } = Range(Primitive.Greater, Primitive.Equal);

    /// <summary>Element i of the result depends on element i of the operands only.</summary>
    public static IReadOnlySet<Primitive> Pointwise { get; } =
        new HashSet<Primitive>([.. Unary, .. Binary, .. Comparisons, Primitive.Where, Primitive.StopGradient]);

    /// <summary>No arithmetic: another way to see the operand's numbers.</summary>
    public static IReadOnlySet<Primitive> Views { get; } = Range(Primitive.Reshape, Primitive.Slice);

    /// <summary>Slides a window over images.</summary>
    public static IReadOnlySet<Primitive> Windows { get; } = Range(Primitive.Unfold, Primitive.Fold);

    /// <summary>Removes axes.</summary>
    public static IReadOnlySet<Primitive> Reductions { get; } = Range(Primitive.Sum, Primitive.LogSumExp);

    /// <summary>Calls of an <see cref="OpaqueFunction"/>, and of its gradients.</summary>
    public static IReadOnlySet<Primitive> Calls { get; } = Range(Primitive.Call, Primitive.CallWeightGradient);

    private static HashSet<Primitive> Range(Primitive first, Primitive last) =>
        [.. Enum.GetValues<Primitive>().Where(primitive => primitive >= first && primitive <= last)];
}
