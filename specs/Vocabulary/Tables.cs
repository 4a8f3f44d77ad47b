namespace Vae.Functional.Specs.Vocabulary;

/// <summary>Tables whose columns are of several kinds.</summary>
public static class Tables
{
    private static readonly Mlp Network = new([50], Activation.Tanh);

    // Four answers of yes or no, three measurements, two choices among five and a count.
    public static readonly VaeSpec Survey = new(
        Observation: new Columns(new Binary(4), new Columns(new RealValued(3), new Columns(new Categories(2, 5), new Counts(1)))),
        Prior:       new StandardNormal(4),
        Family:      new DiagonalGaussian(Network),
        Likelihood:  new ColumnsLikelihood(
            new Bernoulli(Network), 4,
            new ColumnsLikelihood(
                new Gaussian(Network, new SharedSigma(Floor: 0.01)), 3,
                new ColumnsLikelihood(new Categorical(Network, 5), 2, new Poisson(Network)))));
}
