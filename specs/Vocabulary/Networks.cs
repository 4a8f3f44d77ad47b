namespace Vae.Functional.Specs.Vocabulary;

/// <summary>One model over 28 × 28 images by each kind of network.</summary>
public static class Networks
{
    private static readonly Mlp Layer = new([200], Activation.Relu);

    public static readonly VaeSpec Dense = SimpleVae.Binary;

    public static readonly VaeSpec Convolutions = Dense with
    {
        Family = new DiagonalGaussian(new Convolutional((28, 28), [16, 32], Activation.Relu)),
        Likelihood = new Bernoulli(new TransposedConvolutional((28, 28), [32, 16], Activation.Relu)),
    };

    public static readonly VaeSpec Normalised = Dense with
    {
        Family = new DiagonalGaussian(new Sequence(new Sequence(Layer, new LayerNormalisation()), new Residual(Layer))),
        Likelihood = new Bernoulli(new Sequence(new Sequence(Layer, new LayerNormalisation()), new Residual(Layer))),
    };

    public static readonly VaeSpec NormalisedEncoder = Dense with
    {
        Family = new DiagonalGaussian(new Sequence(new Mlp([400], Activation.Relu), new BatchNormalisation())),
    };

    public static readonly VaeSpec NormalisedBatches = NormalisedEncoder with
    {
        Likelihood = new Bernoulli(new Sequence(new Mlp([400], Activation.Relu), new BatchNormalisation())),
        AcceptSurrogate = "judged by evaluated values, which are bounds",
    };

    public static readonly VaeSpec Skipping = Dense with
    {
        Likelihood = new Bernoulli(new Sequence(new SkipConnection(Layer), new SkipConnection(Layer))),
    };
}
