using System.Collections.Immutable;
using Vae.Functional.Tensors;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>What a model's decoder describes.</summary>
internal enum Density
{
    /// <summary>Bits, by their log odds.</summary>
    Bernoulli,
    /// <summary>Numbers in [0, 1], each by a mean and a learned σ.</summary>
    Gaussian,
}

/// <summary>A dense layer, under the name that its parameters have in our programs.</summary>
internal sealed record Dense(string Name, int Inputs, int Outputs)
{
    public string Weight => $"{Name}.weight";

    public string Bias => $"{Name}.bias";
}

/// <summary>A model and a batch size that training steps are timed on.</summary>
/// <param name="Width">D, numbers of one observation.</param>
/// <param name="Hidden">The encoder's hidden layers; the decoder's are the same in reverse.</param>
/// <param name="Latent">d.</param>
/// <param name="Activation">After each hidden layer.</param>
/// <param name="Density">p(x|z).</param>
/// <param name="Batch">B, observations a step.</param>
/// <param name="Draws">K of the importance-weighted bound; 1 for the evidence lower bound with its divergence in closed form.</param>
internal sealed record StepModel(int Width, Sizes Hidden, int Latent, Activation Activation, Density Density, int Batch, int Draws = 1)
{
    /// <summary>What σ of a Gaussian model cannot fall below.</summary>
    public const double SigmaFloor = 0.01;

    /// <summary>Those that results are given for.</summary>
    public static ImmutableArray<StepModel> All { get; } =
    [
        new(784, [400], 20, Activation.Relu, Density.Bernoulli, Batch: 100),
        new(784, [400], 20, Activation.Relu, Density.Bernoulli, Batch: 1000),
        new(784, [500, 500], 50, Activation.Tanh, Density.Bernoulli, Batch: 20, Draws: 50),
        new(560, [200], 2, Activation.Relu, Density.Gaussian, Batch: 100),
        new(784, [400, 256, 128], 2, Activation.Relu, Density.Bernoulli, Batch: 128),
    ];

    /// <summary>The widths from observation to latent vector, as in <c>784-400-20</c>.</summary>
    public string Name => string.Join('-', Hidden.Prepend(Width).Append(Latent));

    /// <summary>The rest of what it is.</summary>
    public string Description =>
        $"{Density}{(Density == Density.Gaussian ? ", learned σ" : "")}, {Activation.ToString().ToLowerInvariant()}, "
        + (Draws == 1 ? "closed-form divergence" : $"importance-weighted bound, K = {Draws}");

    public VaeSpec Spec => new(
        Density == Density.Bernoulli ? new Binary(Width) : new UnitInterval(Width),
        new StandardNormal(Latent),
        new DiagonalGaussian(new Mlp(Hidden, Activation)),
        Density == Density.Bernoulli ? new Bernoulli(Decoder) : new Gaussian(Decoder, new LearnedSigma(SigmaFloor)));

    public Estimator Estimator => Draws == 1 ? new AnalyticKl() : new ImportanceWeighted(Draws);

    public ImmutableArray<Dense> EncoderHidden => Layers("encoder", Width, Hidden);

    public ImmutableArray<Dense> EncoderHeads => [new("encoder.mean", Hidden[^1], Latent), new("encoder.log_variance", Hidden[^1], Latent)];

    public ImmutableArray<Dense> DecoderHidden => Layers("decoder", Latent, Decoder.Hidden);

    public ImmutableArray<Dense> DecoderHeads => Density == Density.Bernoulli
        ? [new("decoder.logits", Hidden[0], Width)]
        : [new("decoder.mean", Hidden[0], Width), new("decoder.scale", Hidden[0], Width)];

    /// <summary>All layers, in the order in which parameters are handed over.</summary>
    public ImmutableArray<Dense> AllLayers => [.. EncoderHidden, .. EncoderHeads, .. DecoderHidden, .. DecoderHeads];

    private Mlp Decoder => new([.. Hidden.Reverse()], Activation);

    private static ImmutableArray<Dense> Layers(string network, int inputs, Sizes hidden) =>
        [.. hidden.Select((width, i) => new Dense($"{network}.hidden{i + 1}", i == 0 ? inputs : hidden[i - 1], width))];
}
