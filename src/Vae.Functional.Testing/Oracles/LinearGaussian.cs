using LanguageExt;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// A declared spec whose model is linear and Gaussian, x = W z + b + σε with z ~ N(0, I): probabilistic PCA (Tipping and Bishop 1999).
/// Everything about it has a closed form. W and b are read off the spec's own decoder.
/// </summary>
public sealed class LinearGaussian
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    private readonly VaeSpec spec;
    private readonly DeclaredModel model;
    private readonly double[][] columns;
    private readonly double[] offset;
    private readonly double variance;

    private LinearGaussian(VaeSpec spec, DeclaredModel model, double[][] columns, double[] offset, double variance) =>
        (this.spec, this.model, this.columns, this.offset, this.variance) = (spec, model, columns, offset, variance);

    /// <summary>The model of a spec under parameter values, or why it is not linear and Gaussian.</summary>
    /// <param name="spec">With a <see cref="Gaussian"/> of <see cref="FixedSigma"/> over an <see cref="Mlp"/> with no hidden layer.</param>
    /// <param name="parameters">By name.</param>
    public static Either<Fault, LinearGaussian> Of(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters)
    {
        if (spec.Prior is not StandardNormal
            || spec.Likelihood is not Gaussian { Sigma: FixedSigma sigma, Network: Mlp { Hidden.Count: 0, Output: OutputRange.Natural } })
            return new Fault("the model is not linear and Gaussian; give it a StandardNormal prior and a Gaussian with FixedSigma "
                + "over an Mlp without hidden layers");
        var model = new DeclaredModel(spec, parameters);
        var offset = model.Mean(new double[spec.Prior.Dimension]);
        double[] Column(int k)
        {
            var unit = new double[spec.Prior.Dimension];
            unit[k] = 1;
            return [.. model.Mean(unit).Zip(offset, (at, origin) => at - origin)];
        }

        double[][] columns = [.. Enumerable.Range(0, spec.Prior.Dimension).Select(Column)];
        return new LinearGaussian(spec, model, columns, offset, sigma.Value * sigma.Value);
    }

    /// <summary>log p(x) = log N(x; b, WWᵀ + σ²I), in nats.</summary>
    public double LogEvidence(ReadOnlySpan<double> observation)
    {
        var residual = Residual(observation);
        var covariance = Cholesky.Of(residual.Length, (i, j) => columns.Sum(column => column[i] * column[j]) + (i == j ? variance : 0));
        return -0.5 * (residual.Length * LogTwoPi + covariance.LogDeterminant + Dot(residual, covariance.Solve(residual)));
    }

    /// <summary>p(z|x) = N(M⁻¹Wᵀ(x − b), σ²M⁻¹) with M = WᵀW + σ²I: its mean and its covariance, row by row.</summary>
    public (double[] Mean, double[][] Covariance) Posterior(ReadOnlySpan<double> observation)
    {
        var residual = Residual(observation);
        var m = Cholesky.Of(columns.Length, (i, j) => Dot(columns[i], columns[j]) + (i == j ? variance : 0));
        double[] Row(int i)
        {
            var unit = new double[columns.Length];
            unit[i] = variance;
            return m.Solve(unit);
        }

        return (m.Solve([.. columns.Select(column => Dot(column, residual))]), [.. Enumerable.Range(0, columns.Length).Select(Row)]);
    }

    /// <summary>
    /// E log p(x|z) − weight·KL(q‖p) in nats for the spec's own diagonal Gaussian q(z|x): the evidence lower bound where the weight is 1.
    /// </summary>
    public double ExpectedBound(ReadOnlySpan<double> observation, double weight = 1)
    {
        var (mean, deviation) = model.Posterior(observation);
        var spread = columns.Zip(deviation, (column, s) => s * s * Dot(column, column)).Sum();
        var fit = model.LogLikelihood(mean, observation)[0] - spread / (2 * variance);
        return fit - weight * mean.Zip(deviation, (m, s) => 0.5 * (m * m + s * s - 1) - Math.Log(s)).Sum();
    }

    private double[] Residual(ReadOnlySpan<double> observation) => [.. observation.ToArray().Zip(offset, (x, origin) => x - origin)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    /// <summary>As in <c>LinearGaussian { D = 3, d = 1 }</c>.</summary>
    public override string ToString() => $"LinearGaussian {{ D = {spec.Observation.Width}, d = {spec.Prior.Dimension} }}";
}
