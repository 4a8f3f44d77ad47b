using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing.Graphs;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Tensors;

/// <summary>
/// Listings of programs, word for word: a change to the language's text, to sharing, to a pass or to a gradient rule shows here.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, Func<Graph>> Programs = new()
    {
        ["dense"] = () => Graph.Of(new Output("hidden", Hidden())),
        ["divergence"] = () => Graph.Of(Divergence(), Draw()),
        ["gradient"] = () => Simplify.Graph(Differentiate.Graph(Graph.Of(new Output("loss", MeanAll(Square(Hidden())))), "loss")),
        ["every_primitive"] = EveryPrimitive,
    };

    public static TheoryData<string> Names() => [.. Programs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_listing_is_as_recorded(string name) => Assert.Equal(Recorded(name), Programs[name]().ToString());

    [Fact]
    public void The_last_listing_holds_every_primitive() =>
        Assert.Equal(
            Enum.GetValues<Primitive>(),
            EveryPrimitive().Nodes.OfType<Expr.Apply>().Select(node => node.Primitive).Distinct().Order());

    private static Expr Hidden() =>
        Relu(MatrixMultiply(Input("x", [Dimension.Batch, 784]), Parameter("weight", (784, 400), new Initialisation.GlorotUniform()))
            + Parameter("bias", 400, Initialisation.Zeros));

    private static Expr Mean() => Input("mean", [Dimension.Batch, 20]);

    private static Expr LogVariance() => Input("log_variance", [Dimension.Batch, 20]);

    private static Output Divergence() =>
        new("divergence", -0.5 * Sum(1.0 + LogVariance() - Square(Mean()) - Exp(LogVariance()), Axis.Latent));

    private static Output Draw() =>
        new("draw", Mean() + Exp(0.5 * LogVariance()) * Expressions.Noise("noise", [Dimension.Batch, 20], NoiseLaw.StandardNormal));

    private static Graph EveryPrimitive()
    {
        Expr x = Parameter("x", (2, 3), new Initialisation.Normal(0.1));
        Expr y = Expressions.Noise("y", (2, 3), NoiseLaw.Uniform);
        var index = Input("index", (2, 2), ElementType.Index);
        return Graph.Of(
            new Output("constant", BatchSize),
            new Output("unary", Unaries().Aggregate(x, (value, function) => function(value))),
            new Output("binary", Minimum(Maximum(x + y, x - y), x * y / x)),
            new Output("gamma", GammaCdfRatio(1, x, GammaLogQuantile(x, y)) + PoissonQuantile(x, y)),
            new Output("choice", Where(Greater(x, y), x, Where(Equal(x, 0.5), y, 1e-6))),
            new Output("views", Slice(Broadcast(Reshape(Transpose(x, 1, 0), 6), (2, 6)), axis: 1, start: 2, length: 3)),
            new Output("moves", ScatterAdd(Gather(Concatenate(1, x, Pad(y, 1, 1, (2, 5))), 1, index), 1, index, (2, 4))),
            new Output("windows", Fold(Unfold(Reshape(x, [1, 2, 3, 1]), new Window(2)), new Window(2), [1, 2, 3, 1])),
            new Output("reductions", LogSumExp(Max(x, 0), 0) + Sum(Expressions.Mean(y, 1), 0)),
            new Output("call", Call(new ScaledSquares(3), x, Slice(Reshape(y, 6), 0, 0, 3))),
            new Output("call_gradients", Slope(Primitive.CallInputGradient, x, y) * Slope(Primitive.CallWeightGradient, x, y)),
            new Output("heavy", MatrixMultiply(x, StopGradient(Transpose(y, 1, 0)))));
    }

    private static Expr.Apply Slope(Primitive primitive, Expr x, Expr g) =>
        Expr.Apply.Of(primitive, [x, Parameter("w", 3, Initialisation.Zeros), g], new Attributes(Function: new ScaledSquares(3)));

    private static Func<Expr, Expr>[] Unaries() =>
    [
        value => -value, Abs, Exp, ExpMinusOne, Log, LogOnePlus, Sqrt, Square, Reciprocal, Tanh, Sigmoid, Softplus, Relu, Sin, Cos, Erf,
        Floor, LogNormalCdf, LogNormalQuantile, LogGamma,
        value => Polygamma(2, value),
    ];

    private static string Recorded(string name)
    {
        using var stream = typeof(GoldenTests).Assembly.GetManifestResourceStream($"{typeof(GoldenTests).Namespace}.Golden.{name}.txt")
            ?? throw new FileNotFoundException($"there is no recorded listing '{name}'");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
