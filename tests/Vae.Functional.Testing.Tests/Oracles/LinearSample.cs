using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>Observations whose covariance has known eigenvalues and eigenvectors, a function of its seed.</summary>
internal sealed class LinearSample
{
    public const int Width = 5;
    private const int Count = 12;

    // What the leading ones lack to the next is more than the seed moves them: none is met twice.
    private static readonly double[] Spread = [9, 7, 5, 1, 0.5];

    private readonly NoiseKey key;
    private readonly double[] eigenvalues;
    private readonly Matrix<double> directions;
    private readonly Vector<double> mean;

    public LinearSample(ulong seed)
    {
        key = NoiseKey.FromSeed(seed);
        eigenvalues = [.. Spread.Zip(Normals("eigenvalues", Width), (value, normal) => value * Math.Exp(0.02 * Math.Tanh(normal)))];
        directions = Matrix<double>.Build.DenseOfRowMajor(Width, Width, Normals("directions", Width * Width)).QR().Q;
        mean = Vector<double>.Build.DenseOfArray(Normals("mean", Width));
        var normals = Matrix<double>.Build.DenseOfRowMajor(Count, Width, Normals("observations", Count * Width));
        var centred = normals - Matrix<double>.Build.Dense(Count, Width, (_, column) => normals.Column(column).Sum() / Count);
        var white = Math.Sqrt(Count) * centred.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin).Q;
        var scale = Matrix<double>.Build.DenseOfDiagonalArray([.. eigenvalues.Select(Math.Sqrt)]);
        var values = white * scale * directions.Transpose();
        Observations = DenseArray.Generate([Count, Width], i => values[i / Width, i % Width] + mean[i % Width]);
        Optimum = ProbabilisticPca.Fit(Observations, 2).Value().MeanLogEvidence(Observations);
    }

    public DenseArray Observations { get; }

    /// <summary>The greatest mean of log p(x) that two latent components reach, in nats per observation.</summary>
    public double Optimum { get; }

    /// <summary>The direction of an eigenvalue, the largest the first.</summary>
    public Vector<double> Direction(int index) => directions.Column(index);

    /// <summary>
    /// W = U(Λ − σ²I)^½ of any eigenvectors and σ² the mean of the eigenvalues left over: the stationary points of the likelihood (Tipping
    /// and Bishop 1999, appendix A.1). A column without an eigenvector is zero.
    /// </summary>
    public LinearPoint Spectral(params int[] chosen)
    {
        var variance = eigenvalues.Where((_, index) => !chosen.Contains(index)).Average();
        var loadings = Matrix<double>.Build.Dense(Width, 2);
        foreach (var (column, index) in chosen.Index())
            loadings.SetColumn(column, Math.Sqrt(eigenvalues[index] - variance) * Direction(index));
        return new(loadings, mean, variance);
    }

    /// <summary>Parameters drawn at random.</summary>
    public LinearPoint Drawn(int draw) => new(
        Matrix<double>.Build.DenseOfRowMajor(Width, 2, Normals($"loadings {draw}", 2 * Width)),
        Vector<double>.Build.DenseOfArray(Normals($"offset {draw}", Width)),
        Math.Exp(Normals($"variance {draw}", 1)[0]));

    public override string ToString() => $"eigenvalues {string.Join(", ", eigenvalues.Select(value => value.ToString("R")))}";

    private double[] Normals(string name, int count)
    {
        var values = new double[count];
        key.Then(name).FillStandardNormal(values);
        return values;
    }
}
