using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Tensors.Passes;

/// <summary>
/// Forms that overflow or cancel replaced by those that do neither: equal in the reals, never less accurate in floating point. Run before
/// a program is differentiated it mends the gradient too: that of log(1 + eˣ) is ∞/∞ where x is large, that of softplus is not.
/// </summary>
public static class Stabilise
{
    /// <summary>The same program in stable forms.</summary>
    public static Graph Graph(Graph graph) => Tensors.Graph.Of(Rewrite.BottomUp(graph.Outputs, node =>
        node is Expr.Apply { Operands: [var first, .. var rest] } apply
            ? Stable(apply.Primitive, first, rest.FirstOrDefault()) ?? node
            : node));

    private static Expr? Stable(Primitive primitive, Expr a, Expr? b) => (primitive, b) switch
    {
        (Primitive.Log, _) => Logarithm(a),
        (Primitive.LogOnePlus, _) => LogarithmOfOnePlus(a),
        (Primitive.Add, { }) => ExpMinusOneOf(a, b) ?? ExpMinusOneOf(b, a),
        (Primitive.Subtract, { }) when IsOne(b) && Under(Primitive.Exp, a) is { } y => ExpMinusOne(y),
        (Primitive.Subtract, { }) when IsOne(a) && Under(Primitive.Exp, b) is { } y => -ExpMinusOne(y),
        (Primitive.Reciprocal, _) when OnePlusExp(a) is { } y => Logistic(y),
        (Primitive.Divide, { }) when IsOne(a) && OnePlusExp(b) is { } y => Logistic(y),
        (Primitive.Divide, { }) when Under(Primitive.Exp, a) is { } y && ReferenceEquals(y, OnePlusExp(b)) => Sigmoid(y),
        _ => null,
    };

    private static Expr? Logarithm(Expr x)
    {
        if (Under(Primitive.Exp, x) is { } exponent)
            return exponent;
        if (Under(Primitive.Sigmoid, x) is { } logit)
            return -Softplus(-logit);
        if (x is Expr.Apply { Primitive: Primitive.Sum } sum && Under(Primitive.Exp, sum.Operands[0]) is { } term)
            return LogSumExp(term, sum.Attributes.Axes);
        return MoreThanOne(x) is { } more ? LogarithmOfOnePlus(more) ?? LogOnePlus(more) : null;
    }

    private static Expr? LogarithmOfOnePlus(Expr x) =>
        Under(Primitive.Exp, x) is { } y ? Softplus(y)
        : Under(Primitive.Negate, x) is { } negated && Under(Primitive.Sigmoid, negated) is { } logit ? -Softplus(logit)
        : null;

    private static Expr? ExpMinusOneOf(Expr exponential, Expr number) =>
        Simplify.IsConstant(number, -1) && Under(Primitive.Exp, exponential) is { } y ? ExpMinusOne(y) : null;

    // 1/(1 + eʸ) = σ(−y).
    private static Expr Logistic(Expr y) => Sigmoid(Under(Primitive.Negate, y) ?? -y);

    private static Expr? OnePlusExp(Expr x) => MoreThanOne(x) is { } more ? Under(Primitive.Exp, more) : null;

    // x − 1 where x is written as 1 and something.
    private static Expr? MoreThanOne(Expr x) => x switch
    {
        Expr.Apply { Primitive: Primitive.Add, Operands: [var one, var more] } when IsOne(one) => more,
        Expr.Apply { Primitive: Primitive.Add, Operands: [var more, var one] } when IsOne(one) => more,
        Expr.Apply { Primitive: Primitive.Subtract, Operands: [var one, var less] } when IsOne(one) => -less,
        _ => null,
    };

    private static Expr? Under(Primitive primitive, Expr node) =>
        node is Expr.Apply apply && apply.Primitive == primitive ? apply.Operands[0] : null;

    private static bool IsOne(Expr node) => Simplify.IsConstant(node, 1);
}
