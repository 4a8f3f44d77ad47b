using System.Collections.Immutable;
using Vae.Functional.Bounds;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.LawsOfEstimators;

namespace Vae.Functional.Testing.Specs;

/// <summary>Draws the parts of a case. What is common in practice, such as β = 1, is drawn more often.</summary>
internal sealed class SpecDraws(Random random)
{
    public SpecCase Case()
    {
        var observation = Observation();
        var spec = new VaeSpec(
            observation,
            Prior(),
            Family(observation.Width),
            Likelihood(observation.Width),
            Of(1, 1, 1, 0, 0.25, 0.5, 2, 4),
            Of(Decoding.Ancestral, Decoding.Mean, Decoding.Shifted),
            KlTerm: KlTerm(),
            Shift: Of(0, 0.5),
            Penalty: Of<WeightPenalty?>(null, null, null, new WeightPenalty(0.5), new WeightPenalty(0.1, Biases: true)));
        var plan = new TrainingPlan(
            10,
            Estimator: spec.Family is SemiImplicit ? OfOneDraw() : Estimator(observation),
            Patience: Of(0, 0, 3),
            KlWarmupEpochs: Of(0, 0, 0, 1, 2, 5, 10, 20),
            KlCycleEpochs: Of(0, 0, 2, 3, 5));
        var x = Components(observation);
        return new(spec, plan, Parameters(spec, plan), [.. x]);
    }

    /// <summary>Values for every parameter and statistic of a spec's programs, and a frozen σ where it has one.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Parameters(VaeSpec spec, TrainingPlan plan)
    {
        // Quadrature over two draws of z, or over what corrupts x, takes gentler functions.
        var drawsTwice = plan.Estimator is Denoising || (plan.Estimator is { } own && Members.Of(own, Members.Samples) is > 1);
        var scale = drawsTwice ? Of(0.3, 1) : Of(0.3, 1, 2);
        var values = Programs.Explained(spec, plan.Estimator ?? Programs.DefaultEstimator).Match(
            Right: program => program.Parameters.ToImmutableSortedDictionary(
                parameter => parameter.Name,
                parameter => DenseArray.Generate(parameter.Shape.Bind(1), _ => scale * Normal()),
                StringComparer.Ordinal),
            Left: _ => ImmutableSortedDictionary<string, DenseArray>.Empty);
        var kept = Programs.Evaluation(spec, plan.Estimator ?? Programs.DefaultEstimator).Match(
            Right: program => program.Statistics, Left: _ => []);
        foreach (var statistic in kept)
            values = values.SetItem(statistic.Name, DenseArray.Generate(statistic.Shape.Bind(1), _ => 0.5 + random.NextDouble()));
        foreach (var (input, value) in Schedules.AtEndOf(plan.Epochs, spec, plan))
            values = values.SetItem(input, DenseArray.Scalar(value));
        return spec.Likelihood is Gaussian { Sigma: OptimalSigma }
            ? values.SetItem(OptimalSigma.FrozenInput, DenseArray.Scalar(0.1 + random.NextDouble()))
            : values;
    }

    private Observation Observation()
    {
        var (shape, dequantised) = ((Shape)random.Next(1, 4), random.Next(2) == 0);
        return Of<Observation>(
            new Binary(shape),
            new UnitInterval(shape, dequantised),
            new UnitInterval(shape, dequantised),
            new RealValued(shape, dequantised),
            new RealValued(shape, dequantised),
            new Counts(shape),
            new Categories(shape, ThreeCategories),
            new Columns(new Binary(1), new RealValued(shape, Dequantised: true)),
            new Pixels(shape, Of(Enum.GetValues<Dequantise>())));
    }

    private IEnumerable<double> Components(Observation observation) => observation is Columns columns
        ? Components(columns.First).Concat(Components(columns.Then))
        : Enumerable.Range(0, observation.Width).Select(_ => Component(observation));

    private const int ThreeCategories = 3;

    private double Component(Observation observation) => observation switch
    {
        UnitInterval { Dequantised: true } or Pixels { Dequantise: Dequantise.Uniform } => 0.01 + 0.98 * random.NextDouble(),
        Pixels => random.Next(256) / 255.0,
        _ => observation.Support switch
        {
            Support.Binary => random.Next(2),
            Support.Categories => random.Next(ThreeCategories),
            Support.Counts => Of(0, random.Next(4), random.Next(12)),
            Support.UnitInterval => Of(random.NextDouble(), random.NextDouble(), random.Next(2)),
            _ => 2 * Normal(),
        },
    };

    // Smooth and wide, so that quadrature over z converges.
    private Prior Prior() => random.Next(10) switch
    {
        0 => new LearnedNormal(1),
        1 => new MixtureOfGaussians(1, 2, Learned: random.Next(2) == 0, Spread: Of(0.5, 1.5)),
        2 => new VampPrior(1, 2),
        _ => new StandardNormal(1),
    };

    // Of one latent component every Gaussian is the same family, by other parameters.
    private Family Family(int width) => random.Next(16) switch
    {
        0 => new PointMass(Encoder(width)),
        1 => new IsotropicGaussian(Encoder(width)),
        2 or 3 => new FullGaussian(Encoder(width)),
        4 => new LowRankGaussian(Encoder(width), 1),
        5 => new Planar(Encoder(width), random.Next(1, 3)),
        6 => new InverseAutoregressive(Encoder(width), 1, [2], Activation.Tanh),
        7 => new SemiImplicit(Encoder(width), 1, [2], Activation.Tanh, Draws: 0),
        8 => new DiagonalGaussian(new PerObservation()),
        _ => new DiagonalGaussian(Encoder(width)),
    };

    private Network Encoder(int width)
    {
        var dense = new Mlp(Hidden(), Of(Activation.Tanh, Activation.Relu, Activation.Softplus));
        return random.Next(12) switch
        {
            0 => new Sequence(dense, new LayerNormalisation(0.1)),
            1 => new Sequence(new Convolutional((1, width), [2], dense.Activation, KernelSize: 3, Stride: 1), dense),
            2 => new SkipConnection(dense),
            3 => new Residual(new LayerNormalisation(0.1)),
            4 => new Sequence(dense, new BatchNormalisation()),
            _ => dense,
        };
    }

    // Smooth, so that quadrature over z converges.
    private Network Decoder(int width)
    {
        var activation = Of(Activation.Tanh, Activation.Sigmoid, Activation.Softplus);
        var output = Of(OutputRange.Natural, OutputRange.Natural, Of(Enum.GetValues<OutputRange>()));
        var dense = new Mlp(Hidden(), activation, output);
        return random.Next(12) switch
        {
            0 => new TransposedConvolutional((1, width), [2], activation, KernelSize: 3, Stride: 1, Output: output),
            1 => new SkipConnection(dense),
            2 => new Sequence(dense, new BatchNormalisation()),
            _ => dense,
        };
    }

    private Sizes Hidden() => Of<Sizes>([], [2], [3]);

    private Likelihood Likelihood(int width) => random.Next(23) switch
    {
        0 or 1 => new Bernoulli(Decoder(width)),
        2 or 3 => new ContinuousBernoulli(Decoder(width)),
        4 => new MeanSquaredError(Decoder(width), Of(Reduction.Sum, Reduction.Mean)),
        5 => new Laplace(Decoder(width), Scale()),
        6 => new StudentT(Decoder(width), Scale(), Of(2.5, 4, 30)),
        7 => new TruncatedNormal(Decoder(width), Scale()),
        8 => new LogitNormal(Decoder(width), Scale()),
        9 => new BetaLikelihood(Decoder(width)),
        10 => new Poisson(Decoder(width)),
        11 => new NegativeBinomial(Decoder(width), Of(false, true)),
        12 => new ZeroInflated(Of<CountLikelihood>(new Poisson(Decoder(width)), new NegativeBinomial(Decoder(width)))),
        13 => new Categorical(Decoder(width), Of(2, ThreeCategories, ThreeCategories, 5)),
        14 => new DiscretisedLogistic(Decoder(width), Of(1, 2)),
        15 => new LowRankCovariance(Decoder(width), Of(1, 2), Scale()),
        16 => new BandedPrecision((1, width), Decoder(width), Scale()),
        17 => Columns(Decoder(width)),
        _ => new Gaussian(Decoder(width), Of<Sigma>(Scale(), Scale(), Scale(), new OptimalSigma(Of(0, 0.1)))),
    };

    private ColumnsLikelihood Columns(Network decoder) => new(new Bernoulli(decoder), 1, new Gaussian(decoder, Scale()));

    private Scale Scale() =>
        Of<Scale>(new FixedSigma(Of(0.3, 0.5, 1, 2)), new SharedSigma(Of(0, 0.1)), new LearnedSigma(Of(0, 0.1, 0.5)));

    private KlTerm? KlTerm() => random.Next(4) switch
    {
        0 => new FreeBits(Of(0, 0.5, 2)),
        1 => new Capacity(Of(0.5, 1, 2, 5), Of(0, 0, 1, 3), Of(0, 0, 5)),
        _ => null,
    };

    // Noise leaves nothing of a category's number, which an indicator would jump at.
    private Estimator? Estimator(Observation observation) => random.Next(24) switch
    {
        0 => new AnalyticKl(2),
        1 => new MonteCarlo(2),
        2 or 3 => new MonteCarlo(),
        4 or 5 => new ImportanceWeighted(random.Next(1, 3)),
        6 or 7 or 8 => new Renyi(Of(-1, -0.5, 0, 0.5, 0.75, 1, 2), random.Next(1, 3)),
        9 or 10 => new StickingTheLanding(random.Next(1, 3)),
        11 or 12 => new DoublyReparameterised(random.Next(1, 3)),
        13 or 14 => new ImportanceSampled(random.Next(1, 3)),
        15 or 16 when observation is not Categories => new Denoising(new GaussianNoise(Of(0, 0.1, 0.3)), DecayEpochs: Of(0, 0, 20)),
        _ => null,
    };

    // The noise that is mixed in comes on top of each draw of z, and quadrature takes few dimensions.
    private Estimator OfOneDraw() => Of<Estimator>(new MonteCarlo(), new ImportanceWeighted(1), new Renyi(Of(-0.5, 0.5, 2), 1));

    private T Of<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
