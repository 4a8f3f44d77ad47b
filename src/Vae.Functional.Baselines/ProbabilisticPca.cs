using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>
/// Probabilistic PCA (Tipping and Bishop 1999): x = Wz + μ + σε with z ~ N(0, I) of k components and ε ~ N(0, I) of D. Everything about it
/// has a closed form, in O(Dk) an observation once M = WᵀW + σ²I has been factored.
/// </summary>
public sealed class ProbabilisticPca : Baseline
{
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
    /// <param name="spectrum">Of the training data.</param>
    /// <param name="latents">k, from 1 to D − 1.</param>
    public static Either<Fault, ProbabilisticPca> Of(Spectrum spectrum, int latents) =>
        from k in spectrum.Leading(latents)
        let variance = spectrum.Eigenvalues.Skip(k).Average()
        from positive in variance > spectrum.Eigenvalues[0] * 1e-12
            ? Prelude.Right<Fault, double>(variance)
            : new Fault($"the data lie in {k} dimensions or fewer, so that σ² is 0; give fewer latent components")
        let columns = Enumerable.Range(0, k).Select(i => Math.Sqrt(spectrum.Eigenvalues[i] - variance) * spectrum.Directions.Column(i))
        select new ProbabilisticPca(Matrix<double>.Build.DenseOfColumnVectors(columns), spectrum.Mean, variance);

    /// <inheritdoc/>
    public override int Width => w.RowCount;

    /// <summary>k.</summary>
    public int LatentDimension => w.ColumnCount;

    /// <summary>W, D×k.</summary>
    public double[,] Loadings => w.ToArray();

    /// <summary>μ, D numbers.</summary>
    public double[] Offset => mu.ToArray();

    /// <summary>σ².</summary>
    public double Variance { get; }

    /// <summary>The covariance of p(z|x), the same for every x: σ²M⁻¹, k×k.</summary>
    public double[,] PosteriorCovariance =>
        (Variance * factored.Solve(Matrix<double>.Build.DenseIdentity(LatentDimension))).ToArray();

    /// <summary>Its inverse, M/σ².</summary>
    public double[,] PosteriorPrecision => (m / Variance).ToArray();

    /// <summary>The mean of p(z|x) of each observation, M⁻¹Wᵀ(x − μ), [n, k].</summary>
    /// <param name="observations">[n, D].</param>
    public DenseArray PosteriorMeans(DenseArray observations) => Matrices.Array(Codes(Residuals(observations)));

    /// <summary>
    /// log N(x; μ, WWᵀ + σ²I) in nats, with the k×k determinant and, at the posterior's mean m, the square ‖x − μ − Wm‖²/σ² + ‖m‖².
    /// </summary>
    /// <inheritdoc/>
    public override double[] LogDensities(DenseArray observations)
    {
        var residuals = Residuals(observations);
        var codes = Codes(residuals);
        var constant = Width * Math.Log(2 * Math.PI) + (Width - LatentDimension) * Math.Log(Variance) + factored.DeterminantLn;
        var (apart, length) = (Matrices.Squares(residuals - codes.TransposeAndMultiply(w)), Matrices.Squares(codes));
        return [.. apart.Zip(length, (far, near) => -0.5 * (constant + far / Variance + near))];
    }

    /// <summary>The mean of log p(x) over observations [n, D], in nats per observation.</summary>
    public double MeanLogDensity(DenseArray observations) => LogDensities(observations).Average();

    /// <summary>E(x|z) at the mean of p(z|x), [n, D].</summary>
    /// <inheritdoc/>
    public override DenseArray Reconstruct(DenseArray observations) =>
        Matrices.Array(Matrices.Plus(Codes(Residuals(observations)).TransposeAndMultiply(w), mu));

    private Matrix<double> Residuals(DenseArray observations) => Matrices.Less(Matrices.Of(observations), mu);

    private Matrix<double> Codes(Matrix<double> residuals) => factored.Solve(w.TransposeThisAndMultiply(residuals.Transpose())).Transpose();
}
