using MathNet.Numerics.LinearAlgebra;

namespace Vae.Functional.Baselines;

/// <summary>The covariances that the components of a mixture may have.</summary>
public enum MixtureCovariance
{
    /// <summary>Independent components of x.</summary>
    Diagonal = 0,
    /// <summary>Any; the cost is D² an observation and D³ a component.</summary>
    Full = 1,
}

/// <summary>One normal of a mixture, as a whitening of x: ‖(x − μ)T‖² and log det.</summary>
/// <param name="Mean">μ.</param>
/// <param name="Whitening">T: a vector of 1/σ where the covariance is diagonal, else [D, D].</param>
/// <param name="LogDeterminant">ln det Σ.</param>
internal sealed record MixtureComponent(Vector<double> Mean, Matrix<double> Whitening, double LogDeterminant)
{
    /// <summary>
    /// The maximum of Σ r log N(x; μ, Σ) under Σ ≥ floor·I: the weighted covariance with eigenvalues, or variances, below the floor raised
    /// to it.
    /// </summary>
    /// <param name="rows">[n, D].</param>
    /// <param name="weights">r, n numbers, not all 0.</param>
    /// <param name="covariance">Of which form.</param>
    /// <param name="floor">A variance, positive.</param>
    public static MixtureComponent Of(Matrix<double> rows, Vector<double> weights, MixtureCovariance covariance, double floor)
    {
        var mass = weights.Sum();
        var mean = rows.TransposeThisAndMultiply(weights) / mass;
        var scaled = Matrices.Less(rows, mean);
        for (var i = 0; i < scaled.RowCount; i++)
            scaled.SetRow(i, scaled.Row(i) * Math.Sqrt(weights[i] / mass));
        if (covariance == MixtureCovariance.Diagonal)
        {
            var variances = Vector<double>.Build.DenseOfEnumerable(
                scaled.EnumerateColumns().Select(column => Math.Max(floor, column * column)));
            return new(mean, variances.Map(value => 1 / Math.Sqrt(value)).ToRowMatrix(), variances.Sum(value => Math.Log(value)));
        }
        var solved = scaled.TransposeThisAndMultiply(scaled).Evd(Symmetricity.Symmetric);
        var raised = solved.EigenValues.Map(value => Math.Max(floor, value.Real));
        var inverseRoots = Matrix<double>.Build.DenseOfDiagonalVector(raised.Map(value => 1 / Math.Sqrt(value)));
        return new(mean, solved.EigenVectors * inverseRoots, raised.Sum(value => Math.Log(value)));
    }

    /// <summary>log N(x; μ, Σ) of each row, in nats.</summary>
    public double[] LogDensities(Matrix<double> rows)
    {
        var apart = Matrices.Less(rows, Mean);
        var whitened = Whitening.RowCount == 1
            ? Matrix<double>.Build.Dense(rows.RowCount, rows.ColumnCount, (i, j) => apart[i, j] * Whitening[0, j])
            : apart * Whitening;
        var constant = rows.ColumnCount * Math.Log(2 * Math.PI) + LogDeterminant;
        return [.. Matrices.Squares(whitened).Select(square => -0.5 * (constant + square))];
    }
}
