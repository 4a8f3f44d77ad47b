using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// Probabilistic PCA (Tipping and Bishop 1999): x = Wz + μ + σε with z ~ N(0, I) of k components and ε ~ N(0, I) of D. Everything about it
/// has a closed form, in O(Dk) an observation once M = WᵀW + σ²I has been factored.
/// </summary>
public sealed class ProbabilisticPca : Oracle
{
    private static readonly double LogTwoPi = Math.Log(2 * Math.PI);

    private readonly Matrix<double> w;
    private readonly Vector<double> mu;
    private readonly Matrix<double> m;
    private readonly Cholesky<double> factored;

    private ProbabilisticPca(Matrix<double> loadings, Vector<double> offset, double variance)
    {
        (w, mu, Variance) = (loadings, offset, variance);
        m = w.TransposeThisAndMultiply(w) + variance * Matrix<double>.Build.DenseIdentity(w.ColumnCount);
        factored = m.Cholesky();
    }

    /// <summary>The model with given parameters, or what is wrong with them.</summary>
    /// <param name="loadings">W, D×k.</param>
    /// <param name="offset">μ, D numbers.</param>
    /// <param name="variance">σ², positive.</param>
    public static Either<Fault, ProbabilisticPca> Of(double[,] loadings, double[] offset, double variance) => 0 switch
    {
        _ when !(variance > 0 && double.IsFinite(variance)) => new Fault($"σ² is {variance:R}; give a positive number"),
        _ when loadings.GetLength(0) != offset.Length || loadings.GetLength(1) == 0 => new Fault(
            $"W is {loadings.GetLength(0)}×{loadings.GetLength(1)} for {offset.Length} components of μ; give a row for each, and a column"),
        _ => new ProbabilisticPca(Matrix<double>.Build.DenseOfArray(loadings), Vector<double>.Build.DenseOfArray(offset), variance),
    };

    /// <summary>
    /// The parameters of maximum likelihood, W = U(Λ − σ²I)^½ from the k leading eigenvectors U of the data's covariance and σ² the mean
    /// of the eigenvalues left over (Tipping and Bishop 1999, equations 7 and 8). W is unique up to a rotation; here its columns are
    /// orthogonal, the longest first, each with its largest entry positive.
    /// </summary>
    /// <param name="observations">[n, D], n ≥ 2.</param>
    /// <param name="latents">k, from 1 to D − 1.</param>
    public static Either<Fault, ProbabilisticPca> Fit(DenseArray observations, int latents)
    {
        if (observations.Extents is not [>= 2 and var count, var width])
            return new Fault($"the data has extents {observations.Extents}; give at least two observations, [n, D]");
        if (latents <= 0 || latents >= width)
            return new Fault($"{latents} latent components for {width} observed ones; give at least 1 and fewer than {width}");
        var rows = Matrix<double>.Build.DenseOfRowMajor(count, width, observations.Values.ToArray());
        var mean = rows.ColumnSums() / count;
        var centred = Matrix<double>.Build.Dense(count, width, (i, j) => rows[i, j] - mean[j]);
        var covariance = centred.TransposeThisAndMultiply(centred) / count;
        var spectrum = covariance.Evd(Symmetricity.Symmetric);
        var eigenvalues = spectrum.EigenValues.Map(value => value.Real);
        var variance = eigenvalues.SubVector(0, width - latents).Sum() / (width - latents);
        if (!(variance > eigenvalues[width - 1] * 1e-12))
            return new Fault($"the data lie in {latents} dimensions or fewer, so that σ² is 0; give fewer latent components");
        Vector<double> Column(int k)
        {
            var direction = spectrum.EigenVectors.Column(width - 1 - k);
            return Math.Sqrt(eigenvalues[width - 1 - k] - variance) * Math.Sign(direction[direction.AbsoluteMaximumIndex()]) * direction;
        }

        return new ProbabilisticPca(Matrix<double>.Build.DenseOfColumnVectors(Enumerable.Range(0, latents).Select(Column)), mean, variance);
    }

    /// <inheritdoc/>
    public override int LatentDimension => w.ColumnCount;

    /// <inheritdoc/>
    public override int Width => w.RowCount;

    /// <inheritdoc/>
    public override double Accuracy => 1e-10;

    /// <summary>W, D×k.</summary>
    public double[,] Loadings => w.ToArray();

    /// <summary>μ, D numbers.</summary>
    public double[] Offset => mu.ToArray();

    /// <summary>σ².</summary>
    public double Variance { get; }

    /// <summary>
    /// log N(x; μ, WWᵀ + σ²I) in nats, with the k×k determinant and, at the posterior's mean m, the square ‖x − μ − Wm‖²/σ² + ‖m‖².
    /// </summary>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => LogEvidence(Residual(observation));

    /// <summary>The mean of log p(x) over observations [n, D], in nats per observation.</summary>
    public double MeanLogEvidence(DenseArray observations) => Enumerable.Range(0, observations.Extents[0])
        .Average(row => LogEvidence(Residual(observations.Values.Slice(row * Width, Width))));

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
        new LatentMoments(PosteriorMean(Residual(observation)).ToArray(), PosteriorCovariance.ToArray());

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
        var covariance = Matrix<double>.Build.DenseOfArray(q.Covariance);
        var apart = Vector<double>.Build.DenseOfArray(q.Mean) - PosteriorMean(Residual(observation));
        var squares = ((m * covariance).Trace() + apart * (m * apart)) / Variance;
        var logDeterminants = LatentDimension * Math.Log(Variance) - factored.DeterminantLn - covariance.Cholesky().DeterminantLn;
        return 0.5 * (squares - LatentDimension + logDeterminants);
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

    private double LogEvidence(Vector<double> residual)
    {
        var mean = PosteriorMean(residual);
        var logDeterminant = (Width - LatentDimension) * Math.Log(Variance) + factored.DeterminantLn;
        return -0.5 * (Width * LogTwoPi + logDeterminant + Square(residual - w * mean) / Variance + Square(mean));
    }

    private static double Square(Vector<double> vector) => vector * vector;

    private Vector<double> Residual(ReadOnlySpan<double> observation) => Vector<double>.Build.DenseOfArray(observation.ToArray()) - mu;

    private Vector<double> PosteriorMean(Vector<double> residual) => factored.Solve(w.TransposeThisAndMultiply(residual));

    private Matrix<double> PosteriorCovariance => Variance * factored.Solve(Matrix<double>.Build.DenseIdentity(LatentDimension));
}
