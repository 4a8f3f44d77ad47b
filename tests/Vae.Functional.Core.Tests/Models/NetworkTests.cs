using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Vocabulary;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>The declared networks: what they compute, which parameters they have, and which declarations do not fit.</summary>
public sealed class NetworkTests
{
    private static readonly Scope Scope = new("encoder", "e");
    private static readonly Mlp Small = new([4], Activation.Relu);

    // Heads read through what only normalises, to the network before it.
    private static readonly Network[] Ranged =
    [
        new Residual(new Sequence(Small with { Output = OutputRange.UnitInterval }, new LayerNormalisation())),
        new Sequence(Small with { Output = OutputRange.NonNegative }, new Sequence(new LayerNormalisation(), new LayerNormalisation())),
    ];

    [Fact]
    public void The_fact_table_knows_the_range_that_a_network_gives() => Assert.All(
        VocabularyTable.Examples<Network>().Concat(Ranged),
        network => Assert.Equal(
            Fact<OutputRange>.Known(network.Range), FactTable.Of(Declared.Of(Specs.Binary with { Likelihood = new Bernoulli(network) })).Output));

    [Fact]
    public void A_convolution_is_a_dense_layer_over_every_window()
    {
        // 1·a − 1·d + 2 over windows [a b; c d] of 3 × 3, clipped at 0 by the activation.
        var network = new Convolutional((3, 3), [1], Activation.Relu, KernelSize: 2, Stride: 1, Padding: 0);

        var values = Values(network, [[9, 1, 1, 1, 5, 1, 1, 1, 0.5]], new() { ["weight"] = [1, 0, 0, -1], ["bias"] = [2] });

        Assert.Equal([6, 2, 2, 6.5], values);
    }

    [Fact]
    public void A_transposed_convolution_adds_up_what_each_place_gives()
    {
        // The dense layer gives 1 × 2 places of values 3 and 5, and the head windows of 2 × 2 that overlap in the middle column.
        var network = new TransposedConvolutional((2, 3), [1], Activation.Relu, KernelSize: 2, Stride: 1, Padding: 0);

        var values = Values(
            network,
            input: [[1]],
            new() { ["hidden1.weight"] = [3, 5], ["mean.weight"] = [1, 10, 100, 1000], ["mean.bias"] = [0.5] },
            head: 6);

        Assert.Equal([3.5, 35.5, 50.5, 300.5, 3500.5, 5000.5], values);
    }

    [Theory]
    [InlineData(28, 4, 2, 1, 7)]
    [InlineData(28, 3, 2, 1, 7)]
    [InlineData(27, 5, 3, 0, 2)]
    public void A_transposed_network_starts_where_the_convolutional_one_ends(int side, int kernel, int stride, int padding, int smallest)
    {
        Shape image = (side, side, 2);
        var down = new Convolutional(image, [3, 5], Activation.Relu, kernel, stride, padding);
        var up = new TransposedConvolutional(image, [5, 3], Activation.Relu, kernel, stride, padding);

        var features = down.Features(Input("x", [Dimension.Batch, side * side * 2]), Scope);
        var images = up.Features(Input("z", [Dimension.Batch, 2]), Scope);
        var head = up.Head(images, side * side * 2, Scope, "mean", "m");

        Assert.Equal([Dimension.Batch, smallest * smallest * 5], features.Shape);
        Assert.Equal((2, smallest * smallest * 5), Of(images, "encoder.hidden1.weight").Shape);
        Assert.Equal((3, kernel * kernel * 2), Of(head, "encoder.mean.weight").Shape);
        Assert.Equal([Dimension.Batch, side * side * 2], head.Shape);
    }

    [Fact]
    public void Every_likelihood_reads_its_heads_through_the_network()
    {
        var images = new TransposedConvolutional(VocabularyTable.Image, [3], Activation.Relu);
        var width = VocabularyTable.Image.Size.Count;

        // Some columns are no whole image.
        var likelihoods = VocabularyTable.Examples<Likelihood>().Where(likelihood => likelihood is not ColumnsLikelihood);
        Assert.All(likelihoods.Select(likelihood => likelihood with { Network = images }), likelihood =>
        {
            var given = likelihood.Given(Input("z", [Dimension.Batch, 2]), width, null);
            var heads = Graph.Of(new Output("density", given.LogDensity(Input("x", [Dimension.Batch, width])))).Parameters
                .Where(parameter => !parameter.Name.StartsWith("decoder.hidden", StringComparison.Ordinal)
                    && parameter.Name.EndsWith("weight", StringComparison.Ordinal));
            Assert.NotEmpty(heads);
            Assert.All(heads, head => Assert.Equal(3, head.Shape[0]));
        });
    }

    [Fact]
    public void Layers_are_normalised_over_the_features_of_each_observation()
    {
        var values = Values(
            new LayerNormalisation(Epsilon: 3),
            input: [[1, 3, 5, 7], [0, 0, 0, 0]],
            new() { ["normalisation.scale"] = [1, 1, 2, 1], ["normalisation.shift"] = [0, 0, 1, 0] });

        // Mean 4 and variance 5; √(5 + 3).
        var root = Math.Sqrt(8);
        Assert.Equal([-3 / root, -1 / root, (2 / root) + 1, 3 / root, 0, 0, 1, 0], values, Close);
    }

    [Fact]
    public void What_is_dropped_is_made_up_for_by_what_stays()
    {
        var dropped = new Dropout(0.25).Features(Input("x", (1, 3)), Scope);
        var noise = Graph.Of(new Output("y", dropped)).Noises.Single();

        var values = Evaluate.Of(Graph.Of(new Output("y", dropped)), 1, new Dictionary<string, DenseArray>
        {
            ["x"] = DenseArray.Of([1, 3], [3, -6, 9]), [noise.Name] = DenseArray.Of([1, 3], [0.3, 0.2, 0.9]),
        })["y"].Values;

        Assert.Equal([4, 0, 12], values.ToArray(), Close);
    }

    [Fact]
    public void Only_training_drops_and_the_rest_is_the_spec_without()
    {
        var dropping = new Sequence(Small, new Dropout(0.5));
        var spec = Specs.Binary with
        {
            Prior = new VampPrior(2, 3), Family = new DiagonalGaussian(dropping), Likelihood = new Bernoulli(dropping),
        };
        var noises = Programs.Training(spec, new MonteCarlo(2)).OrThrow().Noises.Select(noise => noise.Name);
        var evaluation = Programs.Evaluation(spec, new MonteCarlo(2)).OrThrow();

        Assert.Equal(["decoder.then.dropout", "encoder.then.dropout", "epsilon"], noises.Order(StringComparer.Ordinal));
        Assert.Equal(["epsilon"], evaluation.Noises.Select(noise => noise.Name));
        Assert.DoesNotContain(evaluation.Nodes, node => node is Expr.Apply { Primitive: Primitive.Where });
        Assert.Equal(["decoding"], Programs.Generation(spec).OrThrow().Noises.Select(noise => noise.Name));
    }

    [Fact]
    public void Networks_compose()
    {
        Dictionary<string, double[]> doubling = new() { ["hidden1.weight"] = [2, 0, 0, 2], ["hidden1.bias"] = [0, 0] };
        var mlp = new Mlp([2], Activation.Relu);

        Assert.Equal([3, 6], Values(new Residual(mlp), [[1, 2]], doubling));
        Assert.Equal([1, 2, 2, 4], Values(new SkipConnection(mlp), [[1, 2]], doubling));
        Assert.Equal(
            [4, 8],
            Values(new Sequence(mlp, mlp), [[1, 2]], new()
            {
                ["first.hidden1.weight"] = [2, 0, 0, 2], ["first.hidden1.bias"] = [0, 0],
                ["then.hidden1.weight"] = [2, 0, 0, 2], ["then.hidden1.bias"] = [0, 0],
            }));
    }

    [Fact]
    public void What_leaves_numbers_in_their_places_leaves_them_to_the_images_head()
    {
        var network = new Sequence(new TransposedConvolutional((8, 8), [3], Activation.Relu), new LayerNormalisation());

        var head = network.Head(network.Features(Input("z", [Dimension.Batch, 2]), Scope), 64, Scope, "mean", "m");

        Assert.Equal((3, 16), Of(head, "encoder.mean.weight").Shape);
    }

    [Fact]
    public void A_function_of_ones_own_is_a_network_and_a_value()
    {
        Assert.Equal(new NetworkOf(Narrow), new NetworkOf(Narrow));
        Assert.Equal(new NetworkOf(Narrow).GetHashCode(), new NetworkOf(Narrow).GetHashCode());
        Assert.NotEqual(new NetworkOf(Narrow), new NetworkOf(MyNetworks.Gated));
        Assert.StartsWith("NetworkOf { Function = NetworkTests.Narrow, ", new NetworkOf(Narrow).ToString());
    }

    private static Expr Narrow(Expr input, Scope scope) => Sum(input, 1);

    private const string Unnamed =
        "the function of a NetworkOf has no name that a checkpoint could keep; give a static method, as in NetworkOf(MyNetworks.Gated)";

    public static TheoryData<Network, string> Wrong => new()
    {
        { new Convolutional(28, [4], Activation.Relu), "Image is [28]; give (rows, columns) or (rows, columns, channels), all positive" },
        { new Convolutional((28, 28), [], Activation.Relu), "Channels is empty; give the number of channels of each layer" },
        { new Convolutional((28, 28), [8, 0], Activation.Relu), "a layer has 0 channels; give a positive number" },
        { new Convolutional((28, 28), [8], Activation.Relu, KernelSize: 0), "KernelSize is 0; give a positive number" },
        { new Convolutional((28, 28), [8], Activation.Relu, Stride: -1), "Stride is -1; give a positive number" },
        { new Convolutional((28, 28), [8], Activation.Relu, Padding: -1), "Padding is -1; give 0 or a positive number" },
        {
            new Convolutional((8, 28), [2, 4, 8], Activation.Relu, Padding: 0),
            "a window of 4×4, stride 2, padding 0 does not fit images of 3×13; give fewer layers, a smaller KernelSize or more Padding"
        },
        {
            new TransposedConvolutional((8, 8), [4], (Activation)9, KernelSize: 5, Padding: 0, Initial: new NormalWeights(1)),
            "there is no activation 9; give one of Relu, Tanh, Sigmoid, Softplus"
        },
        { new Residual(new Sequence(new LayerNormalisation(0), Small)), "Epsilon is 0; give a positive number" },
        { new BatchNormalisation(Momentum: 0), "Momentum is 0; give a number above 0, at most 1" },
        { new SkipConnection(new BatchNormalisation(Epsilon: double.NaN)), "Epsilon is NaN; give a positive number" },
        { new Sequence(Small, new Dropout(1)), "Rate is 1; give a number from 0 up to, but not including, 1" },
        { new NetworkOf((input, _) => input), Unnamed },
        { new NetworkOf(Small.Features), Unnamed },
        { new NetworkOf(Narrow), "NetworkTests.Narrow gives [B]; give [B, the number of features]" },
        { new SkipConnection(new Mlp([0], Activation.Relu)), "a hidden layer has size 0; give a positive size" },
        { new Residual(Small), "a residual network makes 4 features of 784; end it as wide as its input" },
        {
            new Convolutional((28, 28, 3), [4], Activation.Relu),
            "images of [28, 28, 3] are 2352 numbers and the input has 784; give the observation's shape as Image"
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_network_that_does_not_fit_says_so_in_one_line(Network network, string expected)
    {
        var faults = (Specs.Binary with { Observation = new Binary((28, 28)), Family = new DiagonalGaussian(network) }).Validate()
            .Match(Succ: _ => [], Fail: found => found.Select(fault => fault.Message).ToArray());

        Assert.Equal([$"Family: {expected}"], faults);
    }

    [Fact]
    public void A_decoder_for_other_images_says_so_in_one_line() => Assert.Equal(
        "Likelihood: images of 27×27 cannot hold 784 numbers an observation; give the observation's shape as Image",
        (Specs.Binary with
        {
            Observation = new Binary((28, 28)), Likelihood = new Bernoulli(new TransposedConvolutional((27, 27), [4], Activation.Relu)),
        }).Validate().Match(Succ: _ => "", Fail: found => found.Single().Message));

    private static Expr.Parameter Of(Expr value, string parameter) =>
        Graph.Of(new Output("y", value)).Parameters.Single(candidate => candidate.Name == parameter);

    // Parameters that are not given are zeros.
    private static double[] Values(Network network, double[][] input, Dictionary<string, double[]> parameters, int head = 0)
    {
        int[] extents = [input.Length, input[0].Length];
        var features = network.Features(Input("x", (extents[0], extents[1])), Scope);
        var graph = Graph.Of(new Output("y", head == 0 ? features : network.Head(features, head, Scope, "mean", "m")));
        Dictionary<string, DenseArray> leaves = new() { ["x"] = DenseArray.Of(extents, [.. input.SelectMany(row => row)]) };
        foreach (var parameter in graph.Parameters)
        {
            var given = parameters.FirstOrDefault(known => parameter.Name.EndsWith($".{known.Key}", StringComparison.Ordinal)).Value;
            leaves[parameter.Name] = DenseArray.Generate(parameter.Shape.Bind(1), i => given is null ? 0 : given[i]);
        }
        return Evaluate.Of(graph, 1, leaves)["y"].Values.ToArray();
    }

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;
}
