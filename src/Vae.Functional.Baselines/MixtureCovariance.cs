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
    /// <param name="sample">n observations.</param>
    /// <param name="weights">r, n numbers, not all 0.</param>
    /// <param name="covariance">Of which form.</param>
    /// <param name="floor">A variance, positive.</param>
    public static MixtureComponent Of(Sample sample, Vector<double> weights, MixtureCovariance covariance, double floor)
    {
        var mass = weights.Sum();
        var mean = sample.Rows.TransposeThisAndMultiply(weights) / mass;
        if (covariance == MixtureCovariance.Diagonal)
        {
            var variances = (sample.Squares.TransposeThisAndMultiply(weights) / mass - mean.PointwiseMultiply(mean))
                .Map(value => Math.Max(floor, value));
            return new(mean, variances.Map(value => 1 / Math.Sqrt(value)).ToRowMatrix(), variances.Sum(value => Math.Log(value)));
        }
        var scaled = Matrices.Less(sample.Rows, mean);
        for (var i = 0; i < scaled.RowCount; i++)
            scaled.SetRow(i, scaled.Row(i) * Math.Sqrt(weights[i] / mass));
        var solved = scaled.TransposeThisAndMultiply(scaled).Evd(Symmetricity.Symmetric);
        var raised = solved.EigenValues.Map(value => Math.Max(floor, value.Real));
        var inverseRoots = Matrix<double>.Build.DenseOfDiagonalVector(raised.Map(value => 1 / Math.Sqrt(value)));
        return new(mean, solved.EigenVectors * inverseRoots, raised.Sum(value => Math.Log(value)));
    }

    /// <summary>log N(x; μ, Σ) of each observation, in nats.</summary>
    public double[] LogDensities(Sample sample)
    {
        var constant = sample.Rows.ColumnCount * Math.Log(2 * Math.PI) + LogDeterminant;
        return [.. Distances(sample).Select(square => -0.5 * (constant + square))];
    }

    // ‖(x − μ)T‖²; where T is diagonal, as Σ x²/σ² − 2 Σ xμ/σ² + Σ μ²/σ², products of matrices and vectors.
    private IEnumerable<double> Distances(Sample sample)
    {
        if (Whitening.RowCount > 1)
            return Matrices.Squares(Matrices.Less(sample.Rows, Mean) * Whitening);
        var precisions = Whitening.Row(0).PointwiseMultiply(Whitening.Row(0));
        var weighted = Mean.PointwiseMultiply(precisions);
        return sample.Squares * precisions - 2 * (sample.Rows * weighted) + Mean * weighted;
    }
}

/// <summary>Observations and their squares, component by component, each [n, D].</summary>
internal sealed record Sample(Matrix<double> Rows, Matrix<double> Squares)
{
    public static Sample Of(Matrix<double> rows) => new(rows, rows.PointwiseMultiply(rows));
}
