using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>Between arrays of observations and matrices.</summary>
internal static class Matrices
{
    /// <summary>Observations [n, D] as a matrix, or the fault that they are too few to fit anything to.</summary>
    public static Either<Fault, Matrix<double>> Several(DenseArray observations) => observations.Extents is [>= 2, >= 1]
        ? Of(observations)
        : new Fault($"the data has extents {observations.Extents}; give at least two observations, [n, D]");

    public static Matrix<double> Of(DenseArray observations) => Matrix<double>.Build.DenseOfRowMajor(
        observations.Extents[0], observations.Extents[1], observations.Values.ToArray());

    public static DenseArray Array(Matrix<double> rows) => DenseArray.Of([rows.RowCount, rows.ColumnCount], rows.ToRowMajorArray());

    /// <summary>The rows less a vector.</summary>
    public static Matrix<double> Less(Matrix<double> rows, Vector<double> offset) =>
        Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, j) => rows[i, j] - offset[j]);

    /// <summary>The rows and a vector added up.</summary>
    public static Matrix<double> Plus(Matrix<double> rows, Vector<double> offset) => Less(rows, -offset);

    /// <summary>‖row‖² of each row.</summary>
    public static double[] Squares(Matrix<double> rows) => [.. rows.EnumerateRows().Select(row => row * row)];
}
