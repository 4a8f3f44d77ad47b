using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Baselines;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary><see cref="Baselines.ProbabilisticPca"/> as an oracle, with the evidence lower bound of any normal q in closed form.</summary>
public sealed class ProbabilisticPca : Oracle
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    private readonly Baselines.ProbabilisticPca model;
    private readonly Matrix<double> w;
    private readonly Vector<double> mu;

    private ProbabilisticPca(Baselines.ProbabilisticPca model) => (this.model, w, mu) =
        (model, Matrix<double>.Build.DenseOfArray(model.Loadings), Vector<double>.Build.DenseOfArray(model.Offset));

    /// <inheritdoc cref="Baselines.ProbabilisticPca.Of(double[,], double[], double)"/>
    public static Either<Fault, ProbabilisticPca> Of(double[,] loadings, double[] offset, double variance) =>
        Baselines.ProbabilisticPca.Of(loadings, offset, variance).Map(model => new ProbabilisticPca(model));

    /// <summary>The parameters of maximum likelihood; see <see cref="Baselines.ProbabilisticPca.Of(Spectrum, int)"/>.</summary>
    /// <param name="observations">[n, D], n ≥ 2.</param>
    /// <param name="latents">k, from 1 to D − 1.</param>
    public static Either<Fault, ProbabilisticPca> Fit(DenseArray observations, int latents) =>
        from spectrum in Spectrum.Of(observations)
        from model in Baselines.ProbabilisticPca.Of(spectrum, latents)
        select new ProbabilisticPca(model);

    /// <inheritdoc/>
    public override int LatentDimension => model.LatentDimension;

    /// <inheritdoc/>
    public override int Width => model.Width;

    /// <inheritdoc/>
    public override double Accuracy => 1e-10;

    /// <summary>W, D×k.</summary>
    public double[,] Loadings => model.Loadings;

    /// <summary>μ, D numbers.</summary>
    public double[] Offset => model.Offset;

    /// <summary>σ².</summary>
    public double Variance => model.Variance;

    /// <summary>log N(x; μ, WWᵀ + σ²I) in nats.</summary>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => model.LogDensities(Row(observation))[0];

    /// <summary>The mean of log p(x) over observations [n, D], in nats per observation.</summary>
    public double MeanLogEvidence(DenseArray observations) => model.MeanLogDensity(observations);

    /// <inheritdoc/>
    public override double[] LogJoint(double[] latents, ReadOnlySpan<double> observation)
    {
        var residual = Residual(observation);
        return [.. latents.Chunk(LatentDimension).Select(latent =>
        {
            var z = Vector<double>.Build.DenseOfArray(latent);
            var squares = Square(residual - w * z) / Variance + Square(z);
            return -0.5 * ((Width + LatentDimension) * LogTwoPi + Width * Math.Log(Variance) + squares);
        })];
    }

    /// <summary>p(z|x) = N(M⁻¹Wᵀ(x − μ), σ²M⁻¹).</summary>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) =>
        new LatentMoments(model.PosteriorMeans(Row(observation)).Values.ToArray(), model.PosteriorCovariance);

    /// <summary>E log p(x|z) − weight·KL(q‖p) in nats for z ~ q normal: the evidence lower bound where the weight is 1.</summary>
    /// <param name="observation">x, D numbers.</param>
    /// <param name="q">A normal distribution; its covariance is positive definite.</param>
    /// <param name="weight">Of the divergence, β.</param>
    public double ExpectedBound(ReadOnlySpan<double> observation, LatentMoments q, double weight = 1)
    {
        var (mean, covariance) = (Vector<double>.Build.DenseOfArray(q.Mean), Matrix<double>.Build.DenseOfArray(q.Covariance));
        var squares = Square(Residual(observation) - w * mean) + (w.TransposeThisAndMultiply(w) * covariance).Trace();
        var fit = -0.5 * (Width * (LogTwoPi + Math.Log(Variance)) + squares / Variance);
        var logDeterminant = covariance.Cholesky().DeterminantLn;
        return fit - weight * 0.5 * (covariance.Trace() + Square(mean) - LatentDimension - logDeterminant);
    }

    /// <summary>KL(q‖p(z|x)) in nats for q normal: what the evidence lower bound lacks to log p(x).</summary>
    /// <param name="observation">x, D numbers.</param>
    /// <param name="q">A normal distribution; its covariance is positive definite.</param>
    public double DivergenceFromPosterior(ReadOnlySpan<double> observation, LatentMoments q)
    {
        var (covariance, precision) = (
            Matrix<double>.Build.DenseOfArray(q.Covariance), Matrix<double>.Build.DenseOfArray(model.PosteriorPrecision));
        var apart = Vector<double>.Build.DenseOfArray(q.Mean)
            - Vector<double>.Build.DenseOfArray(model.PosteriorMeans(Row(observation)).Values.ToArray());
        var squares = (precision * covariance).Trace() + apart * (precision * apart);
        return 0.5 * (squares - LatentDimension - precision.Cholesky().DeterminantLn - covariance.Cholesky().DeterminantLn);
    }

    /// <inheritdoc/>
    public override JointDraws Draw(NoiseKey key, int count)
    {
        var (z, epsilon) = (new double[count * LatentDimension], new double[count * Width]);
        key.Then("latent").FillStandardNormal(z);
        key.Then("observation").FillStandardNormal(epsilon);
        var latents = Matrix<double>.Build.DenseOfRowMajor(count, LatentDimension, z);
        var means = latents.TransposeAndMultiply(w);
        var x = DenseArray.Generate([count, Width], i =>
            mu[i % Width] + means[i / Width, i % Width] + Math.Sqrt(Variance) * epsilon[i]);
        return new(DenseArray.Of([count, LatentDimension], z), x);
    }

    /// <summary>As in <c>ProbabilisticPca { D = 3, k = 1, σ² = 0.25 }</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"ProbabilisticPca {{ D = {Width}, k = {LatentDimension}, σ² = {Variance:G6} }}");

    private static DenseArray Row(ReadOnlySpan<double> observation) => DenseArray.Of([1, observation.Length], observation);

    private static double Square(Vector<double> vector) => vector * vector;

    private Vector<double> Residual(ReadOnlySpan<double> observation) => Vector<double>.Build.DenseOfArray(observation.ToArray()) - mu;
}
