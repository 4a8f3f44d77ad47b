using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Core.Tests.Tensors.Evaluated;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>
/// Each gradient rule on numbers worked out by hand, the sides of kinks and ties included. The gradient is that of 1·y₁ + 2·y₂ + ….
/// </summary>
public sealed class GradientRuleTests
{
    private static readonly ScaledSquares Squares = new(3);
    private static readonly (Expr Leaf, DenseArray Value) V = Vector("v", -2, 0.5, 3);
    private static readonly (Expr Leaf, DenseArray Value) P = Vector("p", 0.5, 1, 4);
    private static readonly (Expr Leaf, DenseArray Value) X = Array("x", [2, 3], 1, 2, 3, 4, 5, 6);
    private static readonly (Expr Leaf, DenseArray Value) Index =
        (Input("i", [2, 2], ElementType.Index), DenseArray.Of([2, 2], [2, 0, 1, 1]));

    private static readonly Dictionary<Primitive, (Expr Y, Expr Of, double[] Expected)> Cases = new()
    {
        [Primitive.BatchSize] = (BatchSize * V.Leaf, V.Leaf, [4, 8, 12]),
        [Primitive.Negate] = (-V.Leaf, V.Leaf, [-1, -2, -3]),
        [Primitive.Absolute] = (Abs(V.Leaf), V.Leaf, [-1, 2, 3]),
        [Primitive.Exp] = (Exp(V.Leaf), V.Leaf, [0.1353352832366127, 2 * 1.6487212707001282, 3 * 20.085536923187668]),
        [Primitive.ExpMinusOne] = (ExpMinusOne(V.Leaf), V.Leaf, [0.1353352832366127, 2 * 1.6487212707001282, 3 * 20.085536923187668]),
        [Primitive.Log] = (Log(P.Leaf), P.Leaf, [2, 2, 0.75]),
        [Primitive.LogOnePlus] = (LogOnePlus(P.Leaf), P.Leaf, [1 / 1.5, 1, 0.6]),
        [Primitive.SquareRoot] = (Sqrt(P.Leaf), P.Leaf, [0.7071067811865476, 1, 0.75]),
        [Primitive.Square] = (Square(V.Leaf), V.Leaf, [-4, 2, 18]),
        [Primitive.Reciprocal] = (Reciprocal(P.Leaf), P.Leaf, [-4, -2, -0.1875]),
        [Primitive.Tanh] = (Tanh(V.Leaf), V.Leaf, [0.07065082485316447, 2 * 0.7864477329659274, 3 * 0.009866037165440193]),
        [Primitive.Sigmoid] = (Sigmoid(V.Leaf), V.Leaf, [0.10499358540350652, 2 * 0.2350037122015945, 3 * 0.045176659730912]),
        [Primitive.Softplus] = (Softplus(V.Leaf), V.Leaf, [0.11920292202211755, 2 * 0.6224593312018546, 3 * 0.9525741268224334]),
        [Primitive.Relu] = (Relu(V.Leaf), V.Leaf, [0, 2, 3]),
        [Primitive.Sine] = (Sin(V.Leaf), V.Leaf, [-0.4161468365471424, 2 * 0.8775825618903728, 3 * -0.9899924966004454]),
        [Primitive.Cosine] = (Cos(V.Leaf), V.Leaf, [0.9092974268256817, 2 * -0.479425538604203, 3 * -0.1411200080598672]),
        [Primitive.ErrorFunction] = (Erf(V.Leaf), V.Leaf, [0.02066698535409205, 2 * 0.8787825789354449, 3 * 0.00013925305194674788]),
        [Primitive.Floor] = (Floor(1.25 * V.Leaf), V.Leaf, [0, 0, 0]),
        [Primitive.LogNormalCdf] = (LogNormalCdf(V.Leaf), V.Leaf, [2.3732155328228409, 1.018320867674067, 0.013313517126376991]),
        [Primitive.LogNormalQuantile] =
            (LogNormalQuantile(-P.Leaf), P.Leaf, [-1.5769085875885064, -1.9523433896503898, -1.2229760793693051]),
        [Primitive.LogGamma] = (LogGamma(P.Leaf), P.Leaf, [-1.9635100260214235, 2 * -0.5772156649015329, 3 * 1.2561176684318005]),
        [Primitive.Polygamma] = (Digamma(P.Leaf), P.Leaf, [4.934802200544679, 2 * 1.6449340668482264, 3 * 0.28382295573711533]),
        [Primitive.Add] = (V.Leaf + V.Leaf, V.Leaf, [2, 4, 6]),
        [Primitive.Subtract] = (P.Leaf - V.Leaf, V.Leaf, [-1, -2, -3]),
        [Primitive.Multiply] = (V.Leaf * P.Leaf, V.Leaf, [0.5, 2, 12]),
        [Primitive.Divide] = (V.Leaf / P.Leaf, P.Leaf, [8, -1, -0.5625]),
        [Primitive.Maximum] = (Maximum(V.Leaf, P.Leaf), V.Leaf, [0, 0, 0]),
        [Primitive.Minimum] = (Minimum(V.Leaf, P.Leaf), V.Leaf, [1, 2, 3]),
        [Primitive.GammaLogQuantile] =
            (GammaLogQuantile(P.Leaf, 0.25), P.Leaf, [6.2890963015242718, 4.0360968685327474, 0.97315200817536997]),
        [Primitive.GammaCdfRatio] =
            (GammaCdfRatio(1, P.Leaf, V.Leaf), P.Leaf, [7.5826870123448978, 1.1137992617846871, 0.031845453168100314]),
        [Primitive.PoissonQuantile] = (PoissonQuantile(P.Leaf, 0.75), P.Leaf, [0, 0, 0]),
        [Primitive.Greater] = (Where(Greater(V.Leaf, 1.0), 5.0, 7.0), V.Leaf, [0, 0, 0]),
        [Primitive.Equal] = (Where(Equal(V.Leaf, 3.0), 5.0, 7.0), V.Leaf, [0, 0, 0]),
        [Primitive.Where] = (Where(Greater(V.Leaf, 0.0), V.Leaf, 10.0 * V.Leaf), V.Leaf, [10, 2, 3]),
        [Primitive.Reshape] = (Reshape(X.Leaf, (3, 2)), X.Leaf, [1, 2, 3, 4, 5, 6]),
        [Primitive.Transpose] = (Transpose(X.Leaf, 1, 0), X.Leaf, [1, 3, 5, 2, 4, 6]),
        [Primitive.Broadcast] = (Broadcast(Reshape(P.Leaf, (3, 1)), (2, 3, 2)), P.Leaf, [1 + 2 + 7 + 8, 3 + 4 + 9 + 10, 5 + 6 + 11 + 12]),
        [Primitive.Slice] = (Slice(X.Leaf, 1, 1, 2), X.Leaf, [0, 1, 2, 0, 3, 4]),
        [Primitive.Pad] = (Pad(X.Leaf, 1, 1, (2, 5)), X.Leaf, [2, 3, 4, 7, 8, 9]),
        [Primitive.Concatenate] = (Concatenate(1, X.Leaf, Slice(X.Leaf, 1, 0, 1)), X.Leaf, [1 + 4, 2, 3, 5 + 8, 6, 7]),
        [Primitive.Gather] = (Gather(X.Leaf, 1, Index.Leaf), X.Leaf, [2, 0, 1, 0, 3 + 4, 0]),
        [Primitive.ScatterAdd] = (ScatterAdd(Slice(X.Leaf, 1, 0, 2), 1, Index.Leaf, (2, 3)), X.Leaf, [3, 1, 0, 5, 5, 0]),
        [Primitive.Unfold] =
            (Unfold(Reshape(X.Leaf, [1, 2, 3, 1]), new Window(2)), X.Leaf, [1, 2 + 5, 6, 3, 4 + 7, 8]),
        [Primitive.Fold] = (
            Fold(Reshape(Concatenate(1, X.Leaf, Slice(X.Leaf, 1, 0, 1)), (2, 4)), new Window(2), [1, 2, 3, 1]),
            X.Leaf,
            [1 + 5, 2, 4, 2 + 6, 3, 5]),
        [Primitive.Sum] = (Sum(X.Leaf, 0), X.Leaf, [1, 2, 3, 1, 2, 3]),
        [Primitive.Mean] = (Mean(X.Leaf, 1), X.Leaf, [1 / 3.0, 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0, 2 / 3.0]),
        [Primitive.Max] = (Max(X.Leaf, 1), X.Leaf, [0, 0, 1, 0, 0, 2]),
        [Primitive.LogSumExp] = (LogSumExp(X.Leaf, 1), X.Leaf, [.. Softmax, .. Softmax.Select(share => 2 * share)]),
        [Primitive.MatrixMultiply] = (MatrixMultiply(X.Leaf, Reshape(P.Leaf, (3, 1))), X.Leaf, [0.5, 1, 4, 1, 2, 8]),
        [Primitive.Call] = (Call(Squares, X.Leaf, P.Leaf), X.Leaf, [1, 8, 72, 16, 50, 288]),
        [Primitive.StopGradient] = (V.Leaf * StopGradient(V.Leaf), V.Leaf, [-2, 1, 9]),
    };

    private static double[] Softmax => [0.09003057317038046, 0.24472847105479767, 0.6652409557748219];

    private static readonly Primitive[] Refused = [Primitive.CallInputGradient, Primitive.CallWeightGradient];

    public static TheoryData<Primitive> Primitives() => [.. Enum.GetValues<Primitive>().Except(Refused)];

    [Theory]
    [MemberData(nameof(Primitives))]
    public void The_gradient_is_known(Primitive primitive)
    {
        var (y, of, expected) = Cases[primitive];

        Close(expected, Gradient(y, of, batchSize: 4, V, P, X, Index));
    }

    [Fact]
    public void The_right_factor_of_a_product_of_matrices_gets_its_share() =>
        Close([1 * 1 + 4 * 2, 2 * 1 + 5 * 2, 3 * 1 + 6 * 2], Gradient(MatrixMultiply(X.Leaf, Reshape(P.Leaf, (3, 1))), P.Leaf, 1, X, P));

    [Fact]
    public void The_weights_of_a_call_get_their_share() =>
        Close([1 + 64, 8 + 125, 27 + 216], Gradient(Call(Squares, X.Leaf, P.Leaf), P.Leaf, 1, X, P));

    [Fact]
    public void A_call_is_differentiated_once()
    {
        var number = SumAll(Call(Squares, X.Leaf, P.Leaf));
        foreach (var leaf in new[] { X.Leaf, P.Leaf })
        {
            var again = Assert.Throws<TypingException>(() => Differentiate.Of(SumAll(Differentiate.Of(number, leaf)[0]), leaf));
            Assert.StartsWith("the gradient of scaled_squares has no gradient of its own, ", again.Message);
        }
    }

    [Fact]
    public void A_divided_operand_gets_its_share() => Close([2, 2, 0.75], Gradient(V.Leaf / P.Leaf, V.Leaf, 1, V, P));

    [Fact]
    public void At_a_kink_one_side_is_taken()
    {
        var zero = Vector("zero", 0);

        Close([0], Gradient(Relu(zero.Leaf), zero.Leaf, 1, zero));
        Close([-1], Gradient(Abs(zero.Leaf), zero.Leaf, 1, zero));
        Close([1], Gradient(Maximum(0.0, zero.Leaf), zero.Leaf, 1, zero));
        Close([0], Gradient(Maximum(zero.Leaf, 0.0), zero.Leaf, 1, zero));
        Close([0], Gradient(Minimum(0.0, zero.Leaf), zero.Leaf, 1, zero));
        Close([1], Gradient(Minimum(zero.Leaf, 0.0), zero.Leaf, 1, zero));
    }

    [Fact]
    public void What_relu_let_through_masks_its_gradient_as_its_operand_would()
    {
        double[] edges = [double.NegativeInfinity, -1, -double.Epsilon, -0.0, 0, double.Epsilon, 1, double.PositiveInfinity, double.NaN];
        var x = Vector("x", edges);
        double[] expected = [.. edges.Select((number, i) => number > 0 ? i + 1.0 : 0)];

        Close(expected, Gradient(Relu(x.Leaf), x.Leaf, 1, x));
        // The operand need not be kept: the gradient of a relu reads its result.
        var hidden = Relu(x.Leaf);
        Assert.Contains(hidden, Nodes.Below([new Output("gradient", GradientRules.Of((Expr.Apply)hidden, Expressions.Constant(1))[0]!)]));
    }

    [Fact]
    public void Operands_that_tie_share_one_gradient_between_them()
    {
        var (a, b) = (Vector("a", 1, 2, 3), Vector("b", 1, 3, 2));

        Close([0, 0, 3], Gradient(Maximum(a.Leaf, b.Leaf), a.Leaf, 1, a, b));
        Close([1, 2, 0], Gradient(Maximum(a.Leaf, b.Leaf), b.Leaf, 1, a, b));
        Close([1, 2, 0], Gradient(Minimum(a.Leaf, b.Leaf), a.Leaf, 1, a, b));
        Close([0, 0, 3], Gradient(Minimum(a.Leaf, b.Leaf), b.Leaf, 1, a, b));
    }

    [Fact]
    public void A_maximum_that_is_attained_twice_shares_its_gradient()
    {
        var tied = Array("tied", [2, 3], 5, 1, 5, 2, 2, 2);

        Close([0.5, 0, 0.5, 2 / 3.0, 2 / 3.0, 2 / 3.0], Gradient(Max(tied.Leaf, 1), tied.Leaf, 1, tied));
    }

    [Fact]
    public void Positions_gathered_twice_get_both_gradients()
    {
        var index = (Leaf: Input("index", [2, 2], ElementType.Index), Value: DenseArray.Of([2, 2], [1, 1, 0, 2]));

        Close([0, 1 + 2, 0, 3, 0, 4], Gradient(Gather(X.Leaf, 1, index.Leaf), X.Leaf, 1, X, index));
    }

    [Fact]
    public void A_mean_over_the_batch_divides_by_its_size()
    {
        var data = (Leaf: Input("data", [Dimension.Batch, 2]), Value: DenseArray.Of([3, 2], [1, 2, 3, 4, 5, 6]));
        var weight = Vector("weight", 10, 20);

        var y = data.Leaf * weight.Leaf;

        Close([(1 + 3 + 5) / 3.0, 2 * (2 + 4 + 6) / 3.0], Gradient(Mean(y, Axis.Batch), weight.Leaf, 3, data, weight));
        Close([(1 + 3 + 5) / 6.0, (2 + 4 + 6) / 6.0], Gradient(MeanAll(y), weight.Leaf, 3, data, weight));
    }

    [Fact]
    public void A_mean_over_pairs_of_observations_divides_by_the_square_of_the_batch_size()
    {
        var data = (Leaf: Input("data", [Dimension.Batch, 1]), Value: DenseArray.Of([3, 1], [1, 2, 4]));
        var scale = Vector("scale", 1);

        // The mean of (scale·xᵢ)·xⱼ is scale·(Σx)²/9.
        var pairs = MatrixMultiply(data.Leaf * scale.Leaf, Transpose(data.Leaf, 1, 0));
        Close([49 / 9.0], Gradient(MeanAll(pairs), scale.Leaf, 3, data, scale));
    }

    [Fact]
    public void Nothing_flows_where_the_number_does_not_depend_on_the_leaf()
    {
        Close([0, 0, 0], Gradient(Square(P.Leaf), V.Leaf, 1, P, V));
        Close([0, 0, 0], Gradient(StopGradient(Exp(V.Leaf)), V.Leaf, 1, V));
    }

    [Fact]
    public void Gradients_have_gradients()
    {
        var first = Differentiate.Of(SumAll(V.Leaf * Square(V.Leaf)), V.Leaf).Single();

        Close([-12, 2 * 3, 3 * 18], Gradient(first, V.Leaf, 1, V));
    }

    [Fact]
    public void Only_a_real_number_has_a_gradient()
    {
        var vector = Assert.Throws<TypingException>(() => Differentiate.Of(Square(V.Leaf), V.Leaf));
        var truth = Assert.Throws<TypingException>(() => Differentiate.Of(Greater(1.0, 0.0)));

        Assert.Equal("only a real number has a gradient; this is square(v) : [3]", vector.Message);
        Assert.Equal("only a real number has a gradient; this is greater(1, 0) : truth []", truth.Message);
    }

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-13 * Math.Max(1, Math.Abs(pair.Item1))));
    }
}
