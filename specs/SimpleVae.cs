using Vae.Functional;

public static class SimpleVae
{
    public static readonly VaeSpec D20 = new(
        Observation: new UnitInterval((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([400], Activation.Relu), new LearnedSigma(Floor: 0.01)));

    public static readonly VaeSpec D2 = D20 with { Prior = new StandardNormal(2) };

    public static readonly VaeSpec Binary = D20 with
    {
        Observation = new Binary((28, 28)),
        Likelihood  = new Bernoulli(new Mlp([400], Activation.Relu)),
    };
}
