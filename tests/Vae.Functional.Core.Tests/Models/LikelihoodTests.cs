using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>The mean and standard deviation of each likelihood where its heads are known: that they are read as they are said to be.</summary>
public sealed class LikelihoodTests
{
    private static readonly Mlp Linear = new([], Activation.Tanh);

    /// <summary>A likelihood of one component, the biases of its heads, and the mean and standard deviation that follow.</summary>
    public static TheoryData<Likelihood, Dictionary<string, double[]>, double, double> Cases => new()
    {
        {
            new Gaussian(Linear, new LearnedSigma(0.1, ScaleLink.Exponential)), new() { ["mean"] = [1.5], ["scale"] = [Math.Log(0.25)] },
            1.5, 0.1 + 0.5
        },
        { new Laplace(Linear, new FixedSigma(0.3)), new() { ["mean"] = [1.5] }, 1.5, 0.3 },
        { new StudentT(Linear, new FixedSigma(0.3), 6), new() { ["mean"] = [1.5] }, 1.5, 0.3 * Math.Sqrt(1.5) },
        {
            new LowRankCovariance(Linear, 2, new FixedSigma(0.3)), new() { ["mean"] = [1.5], ["directions"] = [0.4, -1.2] },
            1.5, 0.3 * Math.Sqrt(1 + Square(0.4) + Square(1.2))
        },
        {
            new BandedPrecision((1, 1), Linear, new FixedSigma(0.3)), new() { ["mean"] = [1.5], ["coefficients"] = [9, 9, 9, 9] }, 1.5, 0.3
        },
        // Symmetric about ½: the variance is σ²(1 − 2aφ(a)/(2Φ(a) − 1)), a = ½/σ.
        {
            new TruncatedNormal(Linear, new FixedSigma(0.5)), new() { ["location"] = [0.5] },
            0.5, 0.5 * Math.Sqrt(1 - 2 * 0.2419707245191434 / 0.6826894921370859)
        },
        { new LogitNormal(Linear, new FixedSigma(1e-4)), new() { ["logits"] = [2] }, Sigmoid(2), 1e-4 * Sigmoid(2) * Sigmoid(-2) },
        {
            new BetaLikelihood(Linear), new() { ["logits"] = [2], ["precision"] = [Inverse(5)] },
            Sigmoid(2), Math.Sqrt(Sigmoid(2) * Sigmoid(-2) / 6)
        },
        { new Poisson(Linear), new() { ["log_rate"] = [Math.Log(7)] }, 7, Math.Sqrt(7) },
        {
            new NegativeBinomial(Linear), new() { ["log_rate"] = [Math.Log(7)], ["log_concentration"] = [Math.Log(2)] },
            7, Math.Sqrt(7 + 49 / 2.0)
        },
        {
            new ZeroInflated(new NegativeBinomial(Linear, LearnedDispersion: true)),
            new() { ["log_rate"] = [Math.Log(7)], ["log_concentration"] = [Math.Log(2)], ["zero_logits"] = [-Math.Log(3)] },
            0.75 * 7, Math.Sqrt(0.75 * (7 + 49 / 2.0 + 0.25 * 49))
        },
        { new Categorical(Linear, 3), new() { ["logits"] = [0, Math.Log(2), 0] }, 1, Math.Sqrt(0.5) },
        // 1/255 = 0.0039 is small beside s.
        {
            new DiscretisedLogistic(Linear), new() { ["mean"] = [0.5], ["scale"] = [Inverse(0.02 - 0.125 / 255)] },
            0.5, Math.Sqrt(Square(0.02 * Math.PI) / 3 + Square(1 / 255.0) / 12)
        },
        {
            new DiscretisedLogistic(Linear, 2),
            new() { ["mean"] = [0.3, 0.7], ["scale"] = [Inverse(0.01), Inverse(0.01)], ["logits"] = [0, Math.Log(3)] },
            0.25 * 0.3 + 0.75 * 0.7,
            Math.Sqrt(Square((0.01 + 0.125 / 255) * Math.PI) / 3 + Square(1 / 255.0) / 12 + 0.25 * 0.75 * 0.16)
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Heads_are_read_as_they_are_said_to_be(
        Likelihood likelihood, Dictionary<string, double[]> heads, double mean, double deviation)
    {
        var given = likelihood.Given(Expressions.Input("z", [Dimension.Batch, 1]), width: 1, observation: null);
        var graph = Graph.Of(
            new("mean", given.Mean), new("deviation", Expressions.Broadcast(given.StandardDeviation, [Dimension.Batch, 1])));
        var leaves = graph.Parameters.ToDictionary(parameter => parameter.Name, parameter => Value(parameter, heads));
        leaves["z"] = DenseArray.Of([1, 1], [0.7]);
        var found = Evaluate.Of(graph, 1, leaves);

        Assert.Equal(mean, found["mean"].Values[0], 1e-5);
        Assert.Equal(deviation, found["deviation"].Values[0], 1e-5);
    }

    [Fact]
    public void Every_likelihood_of_the_vocabulary_with_heads_of_its_own_is_held_to_them()
    {
        var held = Cases.Select(row => row[0].GetType())
            .Concat([typeof(Bernoulli), typeof(ContinuousBernoulli), typeof(Gaussian), typeof(MeanSquaredError), typeof(ColumnsLikelihood)]);
        var declared = typeof(Likelihood).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Likelihood)));
        Assert.Empty(declared.Except(held));
    }

    [Fact]
    public void An_encoder_reads_logarithms_of_counts_and_indicators_of_categories()
    {
        Assert.Equal([0, Math.Log(4)], Recognised(new Counts(2), 0, 3));
        Assert.Equal([1, 0, 0, 0, 0, 1], Recognised(new Categories(2, 3), 0, 2)); // category by category
    }

    [Theory]
    [InlineData("Observation: there are 1 categories; give 2 or more")]
    [InlineData("Likelihood: there are 0 components; give 1 or more")]
    [InlineData("Likelihood: Rank is 0; give a positive number")]
    [InlineData("Likelihood: Image is [6]; give (rows, columns), both positive")]
    [InlineData("Likelihood: Radius is 0; give a positive number")]
    [InlineData("Likelihood: there are 2 degrees of freedom; give a number above 2")]
    [InlineData("Observation: there is no Dequantise 7; give one of None, Uniform")]
    [InlineData("Sigma: there is no ScaleLink 7; give one of Softplus, Exponential")]
    public void What_is_wrong_is_said_in_a_line(string expected) => Assert.Contains(
        expected,
        new Categories(1, 1).Faults
            .Concat(new DiscretisedLogistic(Linear, 0).Faults)
            .Concat(new StudentT(Linear, new FixedSigma(1), 2).Faults)
            .Concat(new LowRankCovariance(Linear, 0, new FixedSigma(1)).Faults)
            .Concat(new BandedPrecision(6, Linear, new FixedSigma(1), 0).Faults)
            .Concat(new Pixels(1, (Dequantise)7).Faults)
            .Concat(new LearnedSigma(0.1, (ScaleLink)7).Faults));

    private static double[] Recognised(Observation observation, params double[] x)
    {
        var read = observation.Recognised(Expressions.Input("x", [Dimension.Batch, x.Length]));
        Assert.Equal(observation.RecognisedWidth, read.Shape[1].Count);
        var leaves = new Dictionary<string, DenseArray> { ["x"] = DenseArray.Of([1, x.Length], x) };
        return [.. Evaluate.Of(Graph.Of(new Output("read", read)), 1, leaves)["read"].Values];
    }

    // Weights are 0, so that heads are their biases.
    private static DenseArray Value(Expr.Parameter parameter, Dictionary<string, double[]> heads)
    {
        var head = heads.Keys.Single(name => parameter.Name.Split('.')[1] == name);
        var isWeight = parameter.Name.EndsWith("weight", StringComparison.Ordinal);
        return DenseArray.Generate(parameter.Shape.Bind(1), i => isWeight ? 0 : heads[head][i]);
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Inverse(double softplus) => Math.Log(Math.Exp(softplus) - 1);

    private static double Square(double x) => x * x;
}
