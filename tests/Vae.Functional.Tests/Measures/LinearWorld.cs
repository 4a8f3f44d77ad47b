using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Tests.Measures;

/// <summary>
/// x ~ N(b, C) with C = WWᵀ + σ²I, and q(z|x) = N(Ax + a, diag s²): everything that a measure estimates has a closed form. The third
/// latent component is dead: the decoder does not read it, and its posterior is the prior.
/// </summary>
internal static class LinearWorld
{
    public const int Count = 2_000;
    public const int Width = 4;
    public const int Latent = 3;
    private const double Sigma = 0.5;

    public static readonly Matrix<double> W = Matrix<double>.Build.DenseOfArray(new[,]
    {
        { 1.5, 0.1, 0 },
        { 0.2, 0.5, 0 },
        { -0.7, 0.2, 0 },
        { 0.4, -0.4, 0 },
    });

    private static readonly Vector<double> B = Vector<double>.Build.Dense([0, 0.3, 0.6, 0.9]);

    public static readonly Vector<double> S2 = Vector<double>.Build.Dense([0.09, 0.12, 1]);

    // Near the posterior's mean, and off it, so that no term vanishes.
    private static readonly Matrix<double> A = 0.9 * (W.TransposeThisAndMultiply(W)
        + Sigma * Sigma * Matrix<double>.Build.DenseIdentity(Latent)).Inverse() * W.Transpose();

    private static readonly Vector<double> Offset = Vector<double>.Build.Dense([0.1, -0.2, 0]) - A * B;

    private static readonly ProbabilisticPca Model =
        ProbabilisticPca.Of(W.ToArray(), B.ToArray(), Sigma * Sigma).OrThrow();

    private static readonly DenseArray Drawn = Model.Draw(NoiseKey.FromSeed(7), Count).Observations;

    public static VaeSpec Spec { get; } = new(
        new RealValued(Width, Dequantised: true),
        new StandardNormal(Latent),
        new DiagonalGaussian(new Mlp([], Activation.Relu)),
        new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(Sigma)));

    public static DataSet Data { get; } = Vae.Functional.Data.From([.. Drawn.Values.ToArray().Select(value => (float)value)], Width);

    public static Fit Fit(VaeSpec? spec = null) => Crafted.Of(spec ?? Spec, new Dictionary<string, double[]>
    {
        ["encoder.mean.weight"] = A.ToColumnMajorArray(),
        ["encoder.mean.bias"] = Offset.ToArray(),
        ["encoder.log_variance.bias"] = [.. S2.Select(variance => Math.Log(variance))],
        ["decoder.mean.weight"] = W.ToColumnMajorArray(),
        ["decoder.mean.bias"] = B.ToArray(),
    });

    private static Matrix<double> C => W * W.Transpose() + Sigma * Sigma * Matrix<double>.Build.DenseIdentity(Width);

    /// <summary>The covariance of the posterior's means.</summary>
    public static Matrix<double> P => A * C * A.Transpose();

    /// <summary>Their mean.</summary>
    private static Vector<double> M => A * B + Offset;

    private static Matrix<double> Aggregate => P + Matrix<double>.Build.DenseOfDiagonalVector(S2);

    public static double[] ComponentRates =>
        [.. Enumerable.Range(0, Latent).Select(i => 0.5 * (S2[i] + P[i, i] + M[i] * M[i] - 1 - Math.Log(S2[i])))];

    /// <summary>E ‖x − E(x|z = E(z|x))‖².</summary>
    public static double ErrorAtMean
    {
        get
        {
            var rest = Matrix<double>.Build.DenseIdentity(Width) - W * A;
            return (rest * C * rest.Transpose()).Trace() + (W * M).DotProduct(W * M);
        }
    }

    /// <summary>tr W diag(s²) Wᵀ: what one draw adds to that.</summary>
    public static double ErrorOfDraw => (W * Matrix<double>.Build.DenseOfDiagonalVector(S2) * W.Transpose()).Trace();

    public static double Distortion =>
        0.5 * (Width * Math.Log(2 * Math.PI * Sigma * Sigma) + (ErrorAtMean + ErrorOfDraw) / (Sigma * Sigma));

    public static double MutualInformation => 0.5 * (Math.Log(Aggregate.Determinant()) - S2.Sum(variance => Math.Log(variance)));

    public static double AggregateDivergence =>
        0.5 * (Aggregate.Trace() + M.DotProduct(M) - Latent - Math.Log(Aggregate.Determinant()));

    public static double TotalVariance => C.Trace();

    public static double Explained => (W * Aggregate * W.Transpose()).Trace();

    public static double Kept => Width * Sigma * Sigma;

    /// <summary>The mean of log p(x) over the data themselves.</summary>
    public static double LogEvidence => Model.MeanLogEvidence(Drawn);
}
