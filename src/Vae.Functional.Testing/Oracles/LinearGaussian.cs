using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// A declared spec whose model is linear and Gaussian: <see cref="ProbabilisticPca"/>, with W, μ and σ read off the spec's own decoder.
/// </summary>
public sealed class LinearGaussian : SpecOracle
{
    private LinearGaussian(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy, ProbabilisticPca model)
        : base(spec, parameters, accuracy) => Pca = model;

    /// <summary>The model of a spec under parameter values, or why it is not linear and Gaussian.</summary>
    /// <param name="spec">With a normal likelihood, its σ not a function of z, over an <see cref="Mlp"/> with no hidden layer.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="accuracy">Of expectations that have no closed form, relative to 1 + |number|.</param>
    public static Either<Fault, LinearGaussian> Of(
        VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy = DefaultAccuracy)
    {
        if (spec.Prior is not StandardNormal
            || spec.Likelihood is not (Gaussian { Sigma: FixedSigma or SharedSigma or OptimalSigma } or MeanSquaredError)
            || spec.Likelihood.Network is not Mlp { Hidden.Count: 0, Output: OutputRange.Natural })
            return new Fault("the model is not linear and Gaussian; give it a StandardNormal prior and a Gaussian, its σ not a function "
                + "of z, over an Mlp without hidden layers");
        var model = new DeclaredModel(spec, parameters);
        var (k, origin) = (spec.Prior.Dimension, new double[spec.Prior.Dimension]);
        var (offset, deviation) = (model.Mean(origin), model.Deviation(origin)[0]);
        var loadings = new double[spec.Observation.Width, k];
        for (var column = 0; column < k; column++)
        {
            double[] unit = [.. Enumerable.Range(0, k).Select(i => i == column ? 1.0 : 0)];
            foreach (var (row, at) in model.Mean(unit).Index())
                loadings[row, column] = at - offset[row];
        }
        return ProbabilisticPca.Of(loadings, offset, deviation * deviation)
            .Map(pca => new LinearGaussian(spec, parameters, accuracy, pca));
    }

    /// <summary>The model in closed form.</summary>
    public ProbabilisticPca Pca { get; }

    /// <inheritdoc/>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => Pca.LogEvidence(observation);

    /// <inheritdoc/>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) => Pca.Posterior(observation);

    /// <summary>The spec's own q(z|x), diagonal.</summary>
    /// <param name="observation">x, D numbers.</param>
    public LatentMoments Variational(ReadOnlySpan<double> observation)
    {
        var (mean, deviation) = Model.Posterior(observation);
        return LatentMoments.Diagonal(mean, deviation);
    }

    /// <summary>
    /// In closed form, for any number of latent components, where the estimator's value is unbiased for the evidence lower bound.
    /// </summary>
    /// <inheritdoc/>
    public override Either<Fault, double> ExpectedObjective(Estimator estimator, ReadOnlySpan<double> observation) =>
        IsClosed(estimator) && Spec is { KlTerm: null, Penalty: null, Likelihood: Gaussian { Sigma: not OptimalSigma } }
            ? Pca.ExpectedBound(observation, Variational(observation), Spec.Beta)
            : base.ExpectedObjective(estimator, observation);

    /// <inheritdoc cref="ExpectedObjective"/>
    public override Either<Fault, double> ExpectedValue(Estimator estimator, ReadOnlySpan<double> observation) =>
        IsClosed(estimator) && Spec.Likelihood is Gaussian
            ? Pca.ExpectedBound(observation, Variational(observation))
            : base.ExpectedValue(estimator, observation);

    // The mean under a normal of polynomials of degree 3 and less, which log p(x, z) and its gradient are: one standard deviation times √k
    // either way along each axis (the cubature of Stroud 1957).
    private protected override Either<Fault, WeightedPoints> PosteriorPoints(double[] observation) => Posterior(observation).Map(Cubature);

    private static WeightedPoints Cubature(LatentMoments normal)
    {
        var k = normal.Mean.Length;
        var factor = Matrix<double>.Build.DenseOfArray(normal.Covariance).Cholesky().Factor;
        var latents = new double[2 * k * k];
        for (var point = 0; point < 2 * k; point++)
            for (var i = 0; i < k; i++)
                latents[point * k + i] = normal.Mean[i] + (point < k ? 1 : -1) * Math.Sqrt(k) * factor[i, point % k];
        return new(latents, [.. Enumerable.Repeat(0.5 / k, 2 * k)]);
    }

    private bool IsClosed(Estimator estimator) => Spec.Family is DiagonalGaussian && estimator is (AnalyticKl or MonteCarlo);

    /// <summary>As in <c>LinearGaussian { D = 3, d = 1 }</c>.</summary>
    public override string ToString() => $"LinearGaussian {{ D = {Width}, d = {LatentDimension} }}";
}
