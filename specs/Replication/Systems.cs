namespace Vae.Functional.Specs;

/// <summary>
/// A replication of "Auto-Encoding Variational Bayes" (source 003), its systems as declared: one hidden layer of tanh, weights from
/// N(0, 0.01²), and the prior N(0, I) of all parameters as a penalty for each of the N observations.
/// </summary>
public static partial class Replication
{
    private const string Grey = "a bound on the continuous Bernoulli's evidence, as the source's own values are";

    public static readonly VaeSpec Mnist3 = new(
        Observation:     new UnitInterval((28, 28)),
        Prior:           new StandardNormal(3),
        Family:          new DiagonalGaussian(new Mlp([500], Activation.Tanh, Initial: new NormalWeights(0.01))),
        Likelihood:      new Bernoulli(new Mlp([500], Activation.Tanh, Initial: new NormalWeights(0.01))),
        AcceptSurrogate: Grey,
        Penalty:         new WeightPenalty(1.0 / 50_000, Biases: true));

    public static readonly VaeSpec Mnist2 = Mnist3 with { Prior = new StandardNormal(2) };

    public static readonly VaeSpec Mnist5 = Mnist3 with { Prior = new StandardNormal(5) };

    public static readonly VaeSpec Mnist10 = Mnist3 with { Prior = new StandardNormal(10) };

    public static readonly VaeSpec Mnist20 = Mnist3 with { Prior = new StandardNormal(20) };

    public static readonly VaeSpec Mnist200 = Mnist3 with { Prior = new StandardNormal(200) };

    // As the source's code has it: the whole prior in each batch of 100.
    public static readonly VaeSpec MnistPriorPerBatch = Mnist20 with { Penalty = new WeightPenalty(1.0 / 100, Biases: true) };

    public static readonly VaeSpec Frey2 = new(
        Observation: new UnitInterval((28, 20)),
        Prior:       new StandardNormal(2),
        Family:      new DiagonalGaussian(new Mlp([200], Activation.Tanh, Initial: new NormalWeights(0.01))),
        Likelihood:  new Gaussian(
            new Mlp([200], Activation.Tanh, OutputRange.UnitInterval, new NormalWeights(0.01)),
            new LearnedSigma(Floor: 1e-3, ScaleLink.Exponential)),
        Penalty:     new WeightPenalty(1.0 / 1_500, Biases: true));

    public static readonly VaeSpec Frey5 = Frey2 with { Prior = new StandardNormal(5) };

    public static readonly VaeSpec Frey10 = Frey2 with { Prior = new StandardNormal(10) };

    public static readonly VaeSpec Frey20 = Frey2 with { Prior = new StandardNormal(20) };

    // A posterior over the decoder's weights: under the source's prior N(0, 1), and under a prior whose scale the data choose.
    public static readonly VaeSpec Frey20Bayes = Frey20 with
    {
        Penalty         = null,
        WeightPosterior = new MeanField(new NormalWeightPrior(), Local: true),
    };

    public static readonly VaeSpec Frey20Empirical = Frey20Bayes with
    {
        WeightPosterior = new MeanField(new EmpiricalWeightPrior(), Local: true),
    };

    public static readonly VaeSpec Mnist20Empirical = Mnist20 with
    {
        Penalty         = null,
        WeightPosterior = new MeanField(new EmpiricalWeightPrior(), Local: true),
    };

    // The encoder deeper, N_z = 10: with the source's weights, and with weights that keep the scale of what passes through them.
    public static readonly VaeSpec Depth2 = Mnist10 with
    {
        Family = new DiagonalGaussian(new Mlp([500, 500], Activation.Tanh, Initial: new NormalWeights(0.01))),
    };

    public static readonly VaeSpec Depth3 = Mnist10 with
    {
        Family = new DiagonalGaussian(new Mlp([500, 500, 500], Activation.Tanh, Initial: new NormalWeights(0.01))),
    };

    public static readonly VaeSpec Depth4 = Mnist10 with
    {
        Family = new DiagonalGaussian(new Mlp([500, 500, 500, 500], Activation.Tanh, Initial: new NormalWeights(0.01))),
    };

    public static readonly VaeSpec Depth1Glorot = Mnist10 with { Family = new DiagonalGaussian(new Mlp([500], Activation.Tanh)) };

    public static readonly VaeSpec Depth2Glorot = Mnist10 with { Family = new DiagonalGaussian(new Mlp([500, 500], Activation.Tanh)) };

    public static readonly VaeSpec Depth3Glorot = Mnist10 with { Family = new DiagonalGaussian(new Mlp([500, 500, 500], Activation.Tanh)) };

    public static readonly VaeSpec Depth4Glorot = Mnist10 with
    {
        Family = new DiagonalGaussian(new Mlp([500, 500, 500, 500], Activation.Tanh)),
    };

    public static readonly VaeSpec Relu = Mnist10 with
    {
        Family     = new DiagonalGaussian(new Mlp([500], Activation.Relu, Initial: new NormalWeights(0.01))),
        Likelihood = new Bernoulli(new Mlp([500], Activation.Relu, Initial: new NormalWeights(0.01))),
    };

    public static readonly VaeSpec Sigmoid = Mnist10 with
    {
        Family     = new DiagonalGaussian(new Mlp([500], Activation.Sigmoid, Initial: new NormalWeights(0.01))),
        Likelihood = new Bernoulli(new Mlp([500], Activation.Sigmoid, Initial: new NormalWeights(0.01))),
    };

    // The same networks without a distribution over z: trained on the same cross-entropy, and on the squared error as the source's was.
    public static readonly VaeSpec Autoencoder20 = Mnist20 with
    {
        Family          = new PointMass(new Mlp([500], Activation.Tanh, Initial: new NormalWeights(0.01))),
        AcceptSurrogate = "a deterministic autoencoder, judged by its squared error alone",
    };

    public static readonly VaeSpec Autoencoder10 = Autoencoder20 with { Prior = new StandardNormal(10) };

    public static readonly VaeSpec Autoencoder2 = Autoencoder20 with { Prior = new StandardNormal(2) };

    public static readonly VaeSpec SquaredAutoencoder20 = Autoencoder20 with
    {
        Likelihood = new MeanSquaredError(
            new Mlp([500], Activation.Tanh, OutputRange.UnitInterval, new NormalWeights(0.01)), Reduction.Sum),
    };

    public static readonly VaeSpec SquaredAutoencoder10 = SquaredAutoencoder20 with { Prior = new StandardNormal(10) };

    public static readonly VaeSpec SquaredAutoencoder2 = SquaredAutoencoder20 with { Prior = new StandardNormal(2) };
}
