using System.Collections.Immutable;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>Small specs of every kind, and values for their leaves.</summary>
internal static class Models
{
    public const int Width = 3;

    private static readonly Mlp Hidden = new([4], Activation.Tanh);

    /// <summary>Every likelihood and every σ policy, by name.</summary>
    public static ImmutableSortedDictionary<string, VaeSpec> Specs { get; } = new Dictionary<string, VaeSpec>
    {
        ["bernoulli"] = Spec(new Binary(Width), new Bernoulli(Hidden)),
        ["continuous bernoulli"] = Spec(new UnitInterval(Width), new ContinuousBernoulli(Hidden with { Activation = Activation.Softplus })),
        ["fixed sigma"] = Spec(new RealValued(Width), new Gaussian(Hidden with { Activation = Activation.Sigmoid }, new FixedSigma(0.7))),
        ["shared sigma"] = Spec(new RealValued(Width), new Gaussian(Hidden, new SharedSigma(0.05))),
        ["learned sigma"] = Spec(new UnitInterval(Width), new Gaussian(new Mlp([5, 4], Activation.Relu), new LearnedSigma(0.01))),
        ["low rank"] = Spec(new RealValued(Width), new LowRankCovariance(Hidden, 2, new SharedSigma(0.05))),
        ["banded"] = Spec(new RealValued(Width), new BandedPrecision((1, Width), Hidden, new LearnedSigma(0.05))),
        ["optimal sigma"] = Spec(new RealValued(Width), new Gaussian(new Mlp([], Activation.Relu), new OptimalSigma())),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The estimators, with one sample and with several.</summary>
    public static ImmutableArray<Estimator> Estimators { get; } =
    [
        new AnalyticKl(), new AnalyticKl(3), new MonteCarlo(), new MonteCarlo(2), new StickingTheLanding(2), new DoublyReparameterised(3),
        new ImportanceSampled(3), new Denoising(new SaltAndPepperNoise(0.3), 2),
    ];

    /// <summary>Each spec's name with the position of each estimator, or of those asked for.</summary>
    public static TheoryData<string, int> Combinations(Func<Estimator, bool>? of = null)
    {
        var combinations = new TheoryData<string, int>();
        foreach (var spec in Specs.Keys)
            for (var estimator = 0; estimator < Estimators.Length; estimator++)
                if (of?.Invoke(Estimators[estimator]) ?? true)
                    combinations.Add(spec, estimator);
        return combinations;
    }

    /// <summary>
    /// Values for every leaf of a graph: moderate parameters, data in the support of every observation, noise by its law. A function of
    /// the leaf's name, so that two programs of one spec get the same values.
    /// </summary>
    public static ImmutableSortedDictionary<string, DenseArray> Leaves(Graph graph, int batchSize, ulong seed = 1)
    {
        var key = NoiseKey.FromSeed(seed);
        var leaves = ImmutableSortedDictionary.CreateBuilder<string, DenseArray>(StringComparer.Ordinal);
        void Draw(string name, Shape shape, NoiseLaw law, Func<double, double> place) =>
            leaves[name] = Drawn(key.Then(name), shape, batchSize, law, place);
        foreach (var parameter in graph.Parameters)
            Draw(parameter.Name, parameter.Shape, NoiseLaw.StandardNormal, value => 0.4 * value);
        foreach (var noise in graph.Noises)
            Draw(noise.Name, noise.Shape, noise.Law, value => value);
        foreach (var input in graph.Inputs)
            Draw(input.Name, input.Shape, NoiseLaw.Uniform, value => input.Name == VaeModel.ObservationInput ? Math.Round(value) : value);
        return leaves.ToImmutable();
    }

    /// <summary>The same leaves with one value for the weight of the divergence.</summary>
    public static ImmutableSortedDictionary<string, DenseArray> AtWeight(
        this ImmutableSortedDictionary<string, DenseArray> leaves, double weight) =>
        leaves.SetItem(Programs.KlWeightInput, DenseArray.Scalar(weight));

    private static VaeSpec Spec(Observation observation, Likelihood likelihood) =>
        new(observation, new StandardNormal(2), new DiagonalGaussian(Hidden), likelihood);

    private static DenseArray Drawn(NoiseKey key, Shape shape, int batchSize, NoiseLaw law, Func<double, double> place)
    {
        var extents = shape.Bind(batchSize);
        var numbers = new float[extents.Aggregate(1, (product, extent) => product * extent)];
        if (law == NoiseLaw.Uniform)
            key.FillUniform(numbers);
        else
            key.FillStandardNormal(numbers);
        // Float32 numbers exactly: interpreters in float32 and float64 start from the same values.
        return DenseArray.Generate(extents, i => (float)place(numbers[i]));
    }
}
