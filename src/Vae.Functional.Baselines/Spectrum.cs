using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>The mean of observations and the spectrum of their covariance (over n), from which principal components are taken.</summary>
public sealed class Spectrum
{
    private Spectrum(Vector<double> mean, double[] eigenvalues, Matrix<double> directions) =>
        (Mean, Eigenvalues, Directions) = (mean, eigenvalues, directions);

    /// <summary>The variances along the principal directions, the largest first, D numbers.</summary>
    public IReadOnlyList<double> Eigenvalues { get; }

    /// <summary>D.</summary>
    public int Width => Eigenvalues.Count;

    internal Vector<double> Mean { get; }

    // [D, D], a direction a column, each with its largest entry positive.
    internal Matrix<double> Directions { get; }

    /// <summary>The spectrum of observations, or why there is none.</summary>
    /// <param name="observations">[n, D], n ≥ 2.</param>
    public static Either<Fault, Spectrum> Of(DenseArray observations) => Matrices.Several(observations).Map(rows =>
    {
        var mean = rows.ColumnSums() / rows.RowCount;
        var centred = Matrices.Less(rows, mean);
        var solved = (centred.TransposeThisAndMultiply(centred) / rows.RowCount).Evd(Symmetricity.Symmetric);
        var columns = solved.EigenVectors.EnumerateColumns().Reverse()
            .Select(direction => direction * Math.Sign(direction[direction.AbsoluteMaximumIndex()]));
        return new Spectrum(
            mean,
            [.. solved.EigenValues.Reverse().Select(value => Math.Max(0, value.Real))],
            Matrix<double>.Build.DenseOfColumnVectors(columns));
    });

    /// <summary>Whether a number of leading directions can be taken, leaving some.</summary>
    internal Either<Fault, int> Leading(int latents) => latents > 0 && latents < Width
        ? latents
        : new Fault($"{latents} latent components for {Width} observed ones; give at least 1 and fewer than {Width}");
}
