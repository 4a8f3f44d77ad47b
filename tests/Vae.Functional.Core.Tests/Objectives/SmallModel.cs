using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>Gradients of an estimator at one observation, row by row: each row meets its own noise.</summary>
/// <param name="Encoder">For the posterior's mean and log σ² of each row, [row][2 d].</param>
/// <param name="Decoder">For all parameters of the decoder, the weighted sum over rows.</param>
internal sealed record RowGradients(double[][] Encoder, double[] Decoder);

/// <summary>A model with one latent component and a curved decoder, small enough for quadrature over the noise of two draws.</summary>
internal static class SmallModel
{
    public static readonly double[] Observation = [0.7, -0.4];

    public static VaeSpec Spec { get; } = new(
        new RealValued(2, Dequantised: true),
        new StandardNormal(1),
        new GivenPosterior(),
        new Gaussian(new Mlp([3], Activation.Tanh), new FixedSigma(0.6)));

    /// <summary>What is differentiated, at noise handed in: rows of one observation.</summary>
    /// <param name="estimator">Under the spec's β.</param>
    /// <param name="spec">With <see cref="GivenPosterior"/>.</param>
    /// <param name="noise">Rows of each noise: all rows of sample 1 first.</param>
    /// <param name="weights">Of each row.</param>
    /// <param name="posterior">The mean and log σ² of each latent component.</param>
    /// <param name="parameters">Of the decoder; null for fixed numbers.</param>
    public static RowGradients Gradients(
        Estimator estimator,
        VaeSpec spec,
        double[] noise,
        double[] weights,
        (double Mean, double LogVariance) posterior,
        IReadOnlyDictionary<string, DenseArray>? parameters = null)
    {
        var objective = estimator.Build(new VaeModel(spec)).OrThrow();
        var differentiated = objective.Differentiated ?? objective.Value;
        var graph = Graph.Of(
            new Output("plain", SumAll(differentiated)),
            new Output("weighted", SumAll(Input("weights", [Dimension.Batch]) * differentiated)));
        var means = graph.Inputs.Single(input => input.Name == GivenPosterior.Mean);
        var logVariances = graph.Inputs.Single(input => input.Name == GivenPosterior.LogVariance);
        var rows = Differentiate.Of(graph["plain"], means, logVariances);
        var program = Graph.Of(
        [
            new("means", rows[0]),
            new("log variances", rows[1]),
            .. graph.Parameters.Zip(
                Differentiate.Of(graph["weighted"], [.. graph.Parameters]),
                (parameter, gradient) => new Output(parameter.Name, gradient)),
        ]);
        var (count, latent) = (weights.Length, spec.Prior.Dimension);
        var leaves = new Dictionary<string, DenseArray>
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([count, Observation.Length], i => Observation[i % Observation.Length]),
            [VaeModel.LatentNoise] = DenseArray.Of([noise.Length / latent, latent], noise),
            [GivenPosterior.Mean] = DenseArray.Generate([count, latent], _ => posterior.Mean),
            [GivenPosterior.LogVariance] = DenseArray.Generate([count, latent], _ => posterior.LogVariance),
            ["weights"] = DenseArray.Of([count], weights),
        };
        foreach (var (name, value) in parameters ?? Parameters(graph))
            leaves[name] = value;
        var found = Evaluate.Of(program, count, leaves);
        double[] Row(int i) =>
        [
            .. found["means"].Values.Slice(i * latent, latent),
            .. found["log variances"].Values.Slice(i * latent, latent),
        ];
        return new(
            [.. Enumerable.Range(0, count).Select(Row)],
            [.. graph.Parameters.SelectMany(parameter => found[parameter.Name].Values.ToArray())]);
    }

    /// <summary>The expected gradients, the encoder's two, then the decoder's, by quadrature over the noise of at most two draws.</summary>
    public static double[] ExpectedGradients(Estimator estimator, VaeSpec spec, int samples, (double Mean, double LogVariance) posterior)
    {
        var line = Enumerable.Range(0, Side).Select(i => -Reach + 2 * Reach * (i + 0.5) / Side).ToArray();
        var mass = line.Select(point => Math.Exp(-0.5 * point * point) / Math.Sqrt(2 * Math.PI) * 2 * Reach / Side).ToArray();
        var count = samples == 1 ? Side : Side * Side;
        int At(int sample, int row) => sample == 0 ? row % Side : row / Side;
        var noise = Enumerable.Range(0, samples).SelectMany(sample => Enumerable.Range(0, count).Select(row => line[At(sample, row)]));
        var weights = Enumerable.Range(0, count)
            .Select(row => Enumerable.Range(0, samples).Aggregate(1.0, (product, sample) => product * mass[At(sample, row)]))
            .ToArray();
        var (encoder, decoder) = Gradients(estimator, spec, [.. noise], weights, posterior);
        return [.. Enumerable.Range(0, 2).Select(k => weights.Zip(encoder, (weight, row) => weight * row[k]).Sum()), .. decoder];
    }

    /// <summary>That two lists of numbers agree.</summary>
    public static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }

    private const int Side = 48;
    private const double Reach = 8;

    // Any fixed numbers of order one, no two alike.
    private static ImmutableDictionary<string, DenseArray> Parameters(Graph graph) => graph.Parameters.Select((parameter, index) =>
        (parameter.Name, Value: DenseArray.Generate(parameter.Shape.Bind(1), i => Math.Sin(1 + 2.3 * i + 0.7 * index))))
        .ToImmutableDictionary(pair => pair.Name, pair => pair.Value);
}
