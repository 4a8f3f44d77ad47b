using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Core.Tests.Tensors.Evaluated;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>What each primitive means, against values worked out by hand or recorded from mpmath.</summary>
public sealed class ReferenceRuleTests
{
    private static readonly (Expr Leaf, DenseArray Value) X = Array("x", [2, 3], 1, 2, 3, 4, 5, 6);
    private static readonly (Expr Leaf, DenseArray Value) V = Vector("v", -2, 0, 0.5, 3);
    private static readonly (Expr Leaf, DenseArray Value) W = Vector("w", 1, 0, -0.5, 3);
    private static readonly (Expr Leaf, DenseArray Value) Positive = Vector("p", 0.5, 1, 4);
    private static readonly (Expr Leaf, DenseArray Value) Index =
        (Input("i", [2, 2], ElementType.Index), DenseArray.Of([2, 2], [2, 0, 1, 1]));

    private static readonly Dictionary<Primitive, (Expr Expression, double[] Expected)> Cases = new()
    {
        [Primitive.BatchSize] = (BatchSize, [5]),
        [Primitive.Negate] = (-V.Leaf, [2, 0, -0.5, -3]),
        [Primitive.Absolute] = (Abs(V.Leaf), [2, 0, 0.5, 3]),
        [Primitive.Exp] = (Exp(V.Leaf), [0.1353352832366127, 1, 1.6487212707001282, 20.085536923187668]),
        [Primitive.ExpMinusOne] = (ExpMinusOne(V.Leaf), [-0.8646647167633873, 0, 0.6487212707001282, 19.085536923187668]),
        [Primitive.Log] = (Log(Positive.Leaf), [-0.6931471805599453, 0, 1.3862943611198906]),
        [Primitive.LogOnePlus] = (LogOnePlus(Positive.Leaf), [0.4054651081081644, 0.6931471805599453, 1.6094379124341003]),
        [Primitive.SquareRoot] = (Sqrt(Positive.Leaf), [0.7071067811865476, 1, 2]),
        [Primitive.Square] = (Square(V.Leaf), [4, 0, 0.25, 9]),
        [Primitive.Reciprocal] = (Reciprocal(Positive.Leaf), [2, 1, 0.25]),
        [Primitive.Tanh] = (Tanh(V.Leaf), [-0.9640275800758169, 0, 0.46211715726000973, 0.9950547536867305]),
        [Primitive.Sigmoid] = (Sigmoid(V.Leaf), [0.11920292202211755, 0.5, 0.6224593312018546, 0.9525741268224334]),
        [Primitive.Softplus] = (Softplus(V.Leaf), [0.1269280110429725, 0.6931471805599453, 0.9740769841801067, 3.048587351573742]),
        [Primitive.Relu] = (Relu(V.Leaf), [0, 0, 0.5, 3]),
        [Primitive.Sine] = (Sin(V.Leaf), [-0.9092974268256817, 0, 0.479425538604203, 0.1411200080598672]),
        [Primitive.Cosine] = (Cos(V.Leaf), [-0.4161468365471424, 1, 0.8775825618903728, -0.9899924966004454]),
        [Primitive.ErrorFunction] = (Erf(V.Leaf), [-0.9953222650189527, 0, 0.5204998778130465, 0.9999779095030014]),
        [Primitive.Floor] = (Floor(1.25 * V.Leaf), [-3, 0, 0, 3]),
        [Primitive.LogNormalCdf] = (
            LogNormalCdf(V.Leaf), [-3.7831843336820319, -0.69314718055994531, -0.36894641528865639, -0.0013508099647481938]),
        [Primitive.LogNormalQuantile] =
            (LogNormalQuantile(-Positive.Leaf), [0.27028802073873585, -0.33747496376420246, -2.0898499829712573]),
        [Primitive.LogGamma] = (LogGamma(Positive.Leaf), [0.5723649429247001, 0, 1.791759469228055]),
        [Primitive.Polygamma] = (Polygamma(1, Positive.Leaf), [4.934802200544679, 1.6449340668482264, 0.28382295573711533]),
        [Primitive.Add] = (V.Leaf + W.Leaf, [-1, 0, 0, 6]),
        [Primitive.Subtract] = (V.Leaf - W.Leaf, [-3, 0, 1, 0]),
        [Primitive.Multiply] = (V.Leaf * W.Leaf, [-2, 0, -0.25, 9]),
        [Primitive.Divide] = (V.Leaf / (1.0 + Square(W.Leaf)), [-1, 0, 0.4, 0.3]),
        [Primitive.Maximum] = (Maximum(V.Leaf, W.Leaf), [1, 0, 0.5, 3]),
        [Primitive.Minimum] = (Minimum(V.Leaf, W.Leaf), [-2, 0, -0.5, 3]),
        [Primitive.GammaLogQuantile] =
            (GammaLogQuantile(Positive.Leaf, 0.25), [-2.9805378529708867, -1.2458993237072382, 0.93031994539730816]),
        [Primitive.GammaCdfRatio] = (
            GammaCdfRatio(1, Positive.Leaf, Log(Positive.Leaf)), [-2.6747051886706694, -1.1735630272247269, -0.260637360394981]),
        [Primitive.PoissonQuantile] = (PoissonQuantile(Positive.Leaf, 0.75), [1, 2, 5]),
        [Primitive.Greater] = (Greater(V.Leaf, W.Leaf), [0, 0, 1, 0]),
        [Primitive.Equal] = (Equal(V.Leaf, W.Leaf), [0, 1, 0, 1]),
        [Primitive.Where] = (Where(Greater(V.Leaf, 0.0), V.Leaf, 10.0 * W.Leaf), [10, 0, 0.5, 3]),
        [Primitive.Reshape] = (Reshape(X.Leaf, (3, 2)), [1, 2, 3, 4, 5, 6]),
        [Primitive.Transpose] = (Transpose(X.Leaf, 1, 0), [1, 4, 2, 5, 3, 6]),
        [Primitive.Broadcast] = (Broadcast(Reshape(Positive.Leaf, (3, 1)), (2, 3, 2)), [0.5, 0.5, 1, 1, 4, 4, 0.5, 0.5, 1, 1, 4, 4]),
        [Primitive.Slice] = (Slice(X.Leaf, axis: 1, start: 1, length: 2), [2, 3, 5, 6]),
        [Primitive.Pad] = (Pad(X.Leaf, axis: 1, start: 1, shape: (2, 5)), [0, 1, 2, 3, 0, 0, 4, 5, 6, 0]),
        [Primitive.Concatenate] = (Concatenate(1, X.Leaf, Slice(X.Leaf, 1, 0, 1)), [1, 2, 3, 1, 4, 5, 6, 4]),
        [Primitive.Gather] = (Gather(X.Leaf, axis: 1, Index.Leaf), [3, 1, 5, 5]),
        [Primitive.ScatterAdd] = (ScatterAdd(Slice(X.Leaf, 1, 0, 2), axis: 1, Index.Leaf, (2, 3)), [2, 0, 1, 0, 9, 0]),
        [Primitive.Unfold] = (Unfold(Reshape(X.Leaf, [1, 2, 3, 1]), new Window(2)), [1, 2, 4, 5, 2, 3, 5, 6]),
        [Primitive.Fold] = (
            Fold(Reshape(Concatenate(0, V.Leaf, W.Leaf), (2, 4)), new Window(2), [1, 2, 3, 1]), [-2, 1, 0, 0.5, 2.5, 3]),
        [Primitive.Sum] = (Sum(X.Leaf, 0), [5, 7, 9]),
        [Primitive.Mean] = (Mean(X.Leaf, 1), [2, 5]),
        [Primitive.Max] = (Max(X.Leaf, 1), [3, 6]),
        [Primitive.LogSumExp] = (LogSumExp(X.Leaf, 1), [3.4076059644443806, 6.4076059644443806]),
        [Primitive.MatrixMultiply] = (MatrixMultiply(X.Leaf, Transpose(X.Leaf, 1, 0)), [14, 32, 32, 77]),
        [Primitive.Call] = (Call(new ScaledSquares(3), X.Leaf, Positive.Leaf), [0.5, 4, 36, 8, 25, 144]),
        [Primitive.CallInputGradient] = (Slope(Primitive.CallInputGradient), [1, 8, 72, 16, 50, 288]),
        [Primitive.CallWeightGradient] = (Slope(Primitive.CallWeightGradient), [65, 133, 243]),
        [Primitive.StopGradient] = (StopGradient(V.Leaf), [-2, 0, 0.5, 3]),
    };

    private static Expr.Apply Slope(Primitive primitive) =>
        Expr.Apply.Of(primitive, [X.Leaf, Positive.Leaf, X.Leaf], new Attributes(Function: new ScaledSquares(3)));

    public static TheoryData<Primitive> Primitives() => [.. Enum.GetValues<Primitive>()];

    [Theory]
    [MemberData(nameof(Primitives))]
    public void The_value_is_known(Primitive primitive)
    {
        var (expression, expected) = Cases[primitive];

        var actual = Values(expression, batchSize: 5, X, V, W, Positive, Index);

        Assert.Equal(primitive, Assert.IsType<Expr.Apply>(expression).Primitive);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.Item1, pair.Item2, 1e-14 * Math.Max(1, Math.Abs(pair.Item1))));
    }

    [Fact]
    public void Windows_reach_over_the_edge_by_the_padding_move_by_the_stride_and_hold_all_channels()
    {
        var image = (Leaf: Input("image", [1, 2, 2, 1]), Value: DenseArray.Of([1, 2, 2, 1], [1, 2, 3, 4]));
        var images = (Leaf: Input("images", [Dimension.Batch, 2, 3, 2]), Value: DenseArray.Generate([2, 2, 3, 2], i => i + 1));
        var window = new Window(3, Stride: 2, Padding: 1);

        Assert.Equal([0, 0, 0, 0, 1, 2, 0, 3, 4], Values(Unfold(image.Leaf, window), 1, image));
        Assert.Equal([1, 2, 3, 4], Values(Fold(Unfold(image.Leaf, window), window, image.Leaf.Shape), 1, image));
        Assert.Equal([1, 2, 5, 6, 13, 14, 17, 18], Values(Unfold(images.Leaf, new Window(1, Stride: 2)), 2, images));
        Assert.Equal([2 * 9], Unfold(images.Leaf, window).Shape.Skip(1).Select(extent => extent.Count));
        Assert.Equal(new Dimension(2, PerBatch: true), Unfold(images.Leaf, window).Shape[0]);
    }

    [Fact]
    public void Reductions_over_the_batch_and_over_inner_axes_meet_the_right_numbers()
    {
        var x = (Leaf: Input("x", [Dimension.Batch, 3]), Value: DenseArray.Of([2, 3], [1, 2, 3, 4, 5, 6]));
        var cube = (Leaf: Input("cube", (2, 2, 2)), Value: DenseArray.Generate([2, 2, 2], i => i));

        Assert.Equal([2.5, 3.5, 4.5], Values(Mean(x.Leaf, Axis.Batch), 2, x));
        Assert.Equal([3.5], Values(MeanAll(x.Leaf), 2, x));
        Assert.Equal([2, 4, 10, 12], Values(Sum(cube.Leaf, 1), 1, cube));
        Assert.Equal([10, 18], Values(Sum(cube.Leaf, 0, 2), 1, cube));
        Assert.Equal([10, 18], Values(Sum(cube.Leaf, -1, 0), 1, cube));
    }

    [Theory]
    [InlineData(-1000, 0, 0)]
    [InlineData(-700, 9.859676543759770e-305, 9.859676543759770e-305)]
    [InlineData(-40, 4.248354255291589e-18, 4.248354255291589e-18)]
    [InlineData(40, 1, 40)]
    [InlineData(1000, 1, 1000)]
    public void Sigmoid_and_softplus_are_stable(double x, double sigmoid, double softplus)
    {
        var leaf = Vector("x", x);

        Assert.Equal(sigmoid, Values(Sigmoid(leaf.Leaf), 1, leaf)[0], 1e-14 * sigmoid);
        Assert.Equal(softplus, Values(Softplus(leaf.Leaf), 1, leaf)[0], 1e-14 * softplus);
    }

    [Fact]
    public void Not_a_number_is_never_lost()
    {
        var x = Vector("x", 1, double.NaN, 2);

        foreach (var reduced in new[] { Sum(x.Leaf, 0), Mean(x.Leaf, 0), Max(x.Leaf, 0), LogSumExp(x.Leaf, 0) })
            Assert.Equal(double.NaN, Values(reduced, 1, x)[0]);
        Assert.Equal([1, double.NaN, 2], Values(Relu(x.Leaf), 1, x));
        Assert.Equal([1, double.NaN, 2], Values(Maximum(x.Leaf, 0.0), 1, x));
        Assert.Equal(double.NaN, Values(Softplus(x.Leaf), 1, x)[1]);
    }

    [Fact]
    public void A_leaf_without_a_value_or_with_other_extents_is_named()
    {
        var graph = Graph.Of(new Output("y", Input("x", [Dimension.Batch, 3]) + Parameter("bias", 3, Initialisation.Zeros)));
        var bias = DenseArray.Generate([3], _ => 0);

        var leaves = new Dictionary<string, DenseArray> { ["bias"] = bias };
        var missing = Assert.Throws<ArgumentException>(() => Evaluate.Of(graph, 2, leaves));
        leaves["x"] = DenseArray.Generate([3, 2], _ => 0);
        var misshapen = Assert.Throws<ArgumentException>(() => Evaluate.Of(graph, 2, leaves));

        Assert.Equal("'x' has no value", missing.Message);
        Assert.Equal("'x' takes extents [2, 3] and got [3, 2]", misshapen.Message);
    }
}
