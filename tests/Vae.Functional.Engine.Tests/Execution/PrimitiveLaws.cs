using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>
/// Each primitive by hand on an engine, with numbers worked out outside the product, at kinks and at the edges of what the types hold.
/// </summary>
public abstract class PrimitiveLaws(IEngine engine)
{
    private const double Infinity = double.PositiveInfinity;
    private const double NotANumber = double.NaN;

    [Fact]
    public void Every_primitive_is_tried_by_hand() =>
        Assert.Equal(Enum.GetValues<Primitive>(), Unary.Select(row => (Primitive)row[0]).Concat(Others.Keys).Distinct().Order());

    public static TheoryData<Primitive, double[], double[]> Unary => new()
    {
        { Primitive.Negate, [0, 1.5, -Infinity], [0, -1.5, Infinity] },
        { Primitive.Absolute, [0, -2, -Infinity], [0, 2, Infinity] },
        { Primitive.Exp, [0, 1, -200, 200], [1, Math.E, 1.3838965267367376e-87, 7.225973768125749e86] },
        { Primitive.ExpMinusOne, [0, 1e-20, -50, 1], [0, 1e-20, -1, 1.718281828459045] },
        { Primitive.Log, [1, 0, -1, 1e-30], [0, -Infinity, NotANumber, -69.07755278982137] },
        { Primitive.LogOnePlus, [0, 1e-20, -1, 1], [0, 1e-20, -Infinity, 0.6931471805599453] },
        { Primitive.SquareRoot, [0, 4, -1], [0, 2, NotANumber] },
        { Primitive.Square, [0, -3, 0.5], [0, 9, 0.25] },
        { Primitive.Reciprocal, [4, -0.5, 0], [0.25, -2, Infinity] },
        { Primitive.Tanh, [0, 100, -100, 0.5], [0, 1, -1, 0.46211715726000976] },
        { Primitive.Sigmoid, [0, 100, -100, 2], [0.5, 1, 3.720075976020836e-44, 0.8807970779778823] },
        {
            Primitive.Softplus,
            [0, 100, -100, 21, -30],
            [0.6931471805599453, 100, 3.720075976020836e-44, 21.000000000758256, 9.357622968839865e-14]
        },
        { Primitive.Relu, [0, 3, -3, NotANumber], [0, 3, 0, NotANumber] },
        { Primitive.Sine, [0, 1], [0, 0.8414709848078965] },
        { Primitive.Cosine, [0, 1], [1, 0.5403023058681398] },
        { Primitive.ErrorFunction, [0, 0.5, -10], [0, 0.5204998778130465, -1] },
        { Primitive.Floor, [1.5, -1.5, 2], [1, -2, 2] },
        { Primitive.LogNormalCdf, [0, -1, 2], [-0.6931471805599453, -1.8410216450092635, -0.023012909328963488] },
        { Primitive.LogNormalQuantile, [-1, -5, -0.125], [-0.33747496376420246, -2.4709386372615884, 1.1875615473802969] },
        { Primitive.LogGamma, [1, 2, 0.5, 10], [0, 0, 0.5723649429247001, 12.801827480081469] },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_function_of_one_number(Primitive primitive, double[] x, double[] expected) =>
        Expect(Expr.Apply.Of(primitive, [Input("x", x.Length)]), expected, primitive == Primitive.LogGamma ? AtZeros : Exact, ("x", x));

    // At 1: −γ, π²/6 and −2ζ(3); at ½: −γ − 2 log 2, π²/2 and −14ζ(3).
    [Theory]
    [InlineData(0, new[] { -0.5772156649015329, -1.9635100260214235 })]
    [InlineData(1, new[] { 1.6449340668482264, 4.934802200544679 })]
    [InlineData(2, new[] { -2.4041138063191885, -16.82879664423432 })]
    public void Derivatives_of_the_logarithm_of_the_gamma_function(int order, double[] expected) =>
        Expect(Polygamma(order, Input("x", 2)), expected, new Tolerance(1e-12, 0), ("x", [1, 0.5]));

    private static readonly ImmutableDictionary<Primitive, (Expr Expression, double[] Expected)> Others =
        new Dictionary<Primitive, (Expr, double[])>
    {
        [Primitive.BatchSize] = (BatchSize, [2]),
        [Primitive.Polygamma] = (Polygamma(0, One), [-0.5772156649015329]),
        [Primitive.Add] = (A + B, [4, 0, 5]),
        [Primitive.Subtract] = (A - B, [-2, 0, -3]),
        [Primitive.Multiply] = (A * B, [3, 0, 4]),
        [Primitive.Divide] = (B / A, [3, NotANumber, 4]),
        [Primitive.Maximum] = (Maximum(A, B), [3, 0, 4]),
        [Primitive.Minimum] = (Minimum(A, B), [1, 0, 1]),
        [Primitive.GammaLogQuantile] =
            (GammaLogQuantile(B + 1.0, 0.25), [0.93031994539730816, -1.2458993237072382, 1.2144973423630721]),
        [Primitive.GammaCdfRatio] =
            (GammaCdfRatio(1, B + 1.0, A), [-0.31407942188776909, -1.1735630272247269, -0.27598316380040455]),
        [Primitive.PoissonQuantile] = (PoissonQuantile(B + 1.0, 0.75), [5, 2, 6]),
        [Primitive.Greater] = (Greater(B, A), [1, 0, 1]),
        [Primitive.Equal] = (Expressions.Equal(A, B), [0, 1, 0]),
        [Primitive.Where] = (Where(Greater(A, 0.5), A, Reciprocal(A) + B), [1, Infinity, 1]),
        [Primitive.Reshape] = (Reshape(Transpose(Matrix, 1, 0), 6), [1, 4, 2, 5, 3, 6]),
        [Primitive.Transpose] = (Transpose(Matrix, 1, 0), [1, 4, 2, 5, 3, 6]),
        [Primitive.Broadcast] = (Broadcast(A, [2, 3]), [1, 0, 1, 1, 0, 1]),
        [Primitive.Slice] = (Slice(Matrix, 1, 1, 2), [2, 3, 5, 6]),
        [Primitive.Pad] = (Pad(B, 0, 1, 5), [0, 3, 0, 4, 0]),
        [Primitive.Concatenate] = (Concatenate(1, Matrix, Slice(Matrix, 1, 0, 1)), [1, 2, 3, 1, 4, 5, 6, 4]),
        [Primitive.Gather] = (Gather(Matrix, 1, Positions), [3, 3, 4, 6]),
        [Primitive.ScatterAdd] = (ScatterAdd(Slice(Matrix, 1, 0, 2), 1, Positions, (2, 3)), [0, 0, 3, 4, 0, 5]),
        [Primitive.Unfold] = (Unfold(Reshape(Matrix, [1, 2, 3, 1]), new Window(2)), [1, 2, 4, 5, 2, 3, 5, 6]),
        [Primitive.Fold] = (
            Fold(Reshape(Concatenate(1, Matrix, Slice(Matrix, 1, 0, 1)), (2, 4)), new Window(2), [1, 2, 3, 1]), [1, 6, 5, 3, 7, 4]),
        [Primitive.Sum] = (Sum(Matrix, 0), [5, 7, 9]),
        [Primitive.Mean] = (Mean(Matrix, 1), [2, 5]),
        [Primitive.Max] = (Max(Concatenate(0, Matrix, Matrix), 0, 1), [6]),
        [Primitive.LogSumExp] = (LogSumExp(1000.0 * Matrix, 1), [3000, 6000]),
        [Primitive.MatrixMultiply] = (MatrixMultiply(Matrix, Transpose(Matrix, 1, 0)), [14, 32, 32, 77]),
        [Primitive.Call] = (Called(Primitive.Call, Transpose(Reshape(Matrix, (3, 2)), 1, 0), B), [3, 0, 100, 12, 0, 144]),
        [Primitive.CallInputGradient] = (Called(Primitive.CallInputGradient, Matrix, B, Matrix), [6, 0, 72, 96, 0, 288]),
        [Primitive.CallWeightGradient] = (Called(Primitive.CallWeightGradient, Matrix, B, Matrix), [65, 133, 243]),
        [Primitive.StopGradient] = (StopGradient(A), [1, 0, 1]),
    }.ToImmutableDictionary();

    private static Expr.Apply Called(Primitive primitive, params ImmutableArray<Expr> operands) =>
        Expr.Apply.Of(primitive, operands, new Attributes(Function: new ScaledSquares(3)));

    public static TheoryData<Primitive> Named => [.. Others.Keys.Order()];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_primitive(Primitive primitive) =>
        Expect(
            Others[primitive].Expression,
            Others[primitive].Expected,
            ("a", [1, 0, 1]),
            ("b", [3, 0, 4]),
            ("one", [1]),
            ("matrix", [1, 2, 3, 4, 5, 6]),
            ("positions", [2, 2, 0, 2]));

    [Fact]
    public void A_sum_of_exponentials_stays_finite_where_they_do_not()
    {
        var x = Input("x", (4, 2));

        Expect(
            LogSumExp(x, 1),
            [1000.6931471805599, -1000 + 0.6931471805599453, -Infinity, Infinity],
            ("x", [1000, 1000, -1000, -1000, -Infinity, -Infinity, Infinity, 0]));
    }

    [Fact]
    public void The_maximum_of_equals_shares_its_gradient_among_them()
    {
        var x = Parameter("x", 3, Initialisation.Zeros);
        var graph = Tensors.Passes.Differentiate.Graph(Graph.Of(new Output("max", Max(x, 0))), "max");

        Expect(graph["gradient/x"], [0.5, 0, 0.5], ("x", [2, 1, 2]));
    }

    [Fact]
    public void At_a_kink_the_gradient_is_one_of_the_two_sides()
    {
        var x = Parameter("x", 3, Initialisation.Zeros);
        var graph = Tensors.Passes.Differentiate.Graph(Graph.Of(new Output("sum", SumAll(Relu(x) + Maximum(x, 0.0) + Abs(x)))), "sum");

        Expect(graph["gradient/x"], [-1, -1, 3], ("x", [0, -1, 1]));
    }

    private static Expr A => Input("a", 3);

    private static Expr B => Input("b", 3);

    private static Expr One => Input("one", 1);

    private static Expr Matrix => Input("matrix", (2, 3));

    private static Expr Positions => Input("positions", (2, 2), ElementType.Index);

    private static readonly Tolerance Exact = new(Relative: 1e-13, Absolute: 1e-300);

    // Near its zeros at 1 and 2, log Γ is a difference of numbers near 1.
    private static readonly Tolerance AtZeros = new(Relative: 1e-13, Absolute: 1e-14);

    private void Expect(Expr expression, double[] expected, params (string Name, double[] Values)[] leaves) =>
        Expect(expression, expected, Exact, leaves);

    /// <summary>The value of the only output, <c>value</c>, in float64 where the engine has that too.</summary>
    protected virtual DenseArray? InDouble(GraphCase graphCase) => null;

    private void Expect(Expr expression, double[] expected, Tolerance tolerance, params (string Name, double[] Values)[] leaves)
    {
        const int BatchSize = 2;
        var graph = Graph.Of(new Output("value", expression));
        var named = graph.Nodes
            .Select(node => (node.Shape, Name: (node as Expr.Input)?.Name ?? (node as Expr.Parameter)?.Name))
            .Where(leaf => leaf.Name is not null);
        var graphCase = new GraphCase(graph, BatchSize, named.ToImmutableSortedDictionary(
            leaf => leaf.Name!,
            leaf => DenseArray.Of(leaf.Shape.Bind(BatchSize), leaves.Single(given => given.Name == leaf.Name).Values)));
        var value = DenseArray.Of(expression.Shape.Bind(BatchSize), expected);
        using var program = new CompiledGraph(engine, graph, BatchSize);

        // float32 has no numbers beyond 3.4e38 and may flush those below 1.2e-38.
        var rounded = DenseArray.Generate(value.Extents.AsSpan(), i => (float)expected[i]);
        var single = new Tolerance(Math.Max(tolerance.Relative, 1e-6), Math.Max(tolerance.Absolute, 1.2e-38));
        Agreement.Of("planned", rounded, program.Run(graphCase.Leaves)["value"], single).OrThrow();
        if (InDouble(graphCase) is { } exact)
            Agreement.Of("float64", value, exact, tolerance).OrThrow();
    }
}
