using MathNet.Numerics.LinearAlgebra;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// Gauss–Hermite rules for ∫ e^g, centred at the mode of g and scaled by its curvature there (Naylor and Smith 1982): exact where e^g is a
/// normal density times a polynomial.
/// </summary>
internal sealed class ModeRule
{
    private const int NewtonSteps = 8;

    private readonly Func<double[], double[]> exponent;
    private readonly Vector<double> mode;
    private readonly Matrix<double> factor;

    private ModeRule(Func<double[], double[]> exponent, Vector<double> mode, Matrix<double> factor) =>
        (this.exponent, this.mode, this.factor) = (exponent, mode, factor);

    /// <summary>The rules at the mode that Newton's method finds, or null where g is not concave on the way.</summary>
    /// <param name="exponent">g at points, vector by vector.</param>
    /// <param name="start">Near the mode.</param>
    /// <param name="box">Where g comes near its largest value; derivatives are differences on its scale.</param>
    public static ModeRule? Of(Func<double[], double[]> exponent, double[] start, LatentBox box)
    {
        var point = Vector<double>.Build.DenseOfArray(start);
        for (var step = 0; ; step++)
        {
            var (gradient, curvature) = Derivatives(exponent, point, box);
            if (!curvature.Enumerate().All(double.IsFinite)
                || curvature.Evd(Symmetricity.Symmetric).EigenValues.Any(value => value.Real <= 0))
                return null;
            if (step == NewtonSteps)
                return new(exponent, point, curvature.Inverse().Cholesky().Factor);
            point += curvature.Solve(gradient);
        }
    }

    /// <summary>log ∫ e^g and the points of the product rule of an order along each axis.</summary>
    public (double Log, WeightedPoints Points) Sum(int order)
    {
        var dimension = mode.Count;
        var (nodes, masses) = GaussHermite.Rule(order);
        var (coordinates, weights) = ProductRule.Of(nodes, masses, dimension);
        var points = new double[weights.Length * dimension];
        var logWeights = new double[weights.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            var unit = Vector<double>.Build.Dense(dimension, k => coordinates[k][i]);
            (mode + factor * unit).AsArray().CopyTo(points, i * dimension);
            logWeights[i] = Math.Log(weights[i]) + 0.5 * (unit * unit);
        }
        var logScale = 0.5 * dimension * Math.Log(2 * Math.PI) + factor.Diagonal().Sum(Math.Log);
        return WeightedPoints.Integral(points, [.. exponent(points).Zip(logWeights, (g, weight) => g + weight)], logScale);
    }

    // The gradient of g and minus its matrix of second derivatives, by central differences.
    private static (Vector<double> Gradient, Matrix<double> Curvature) Derivatives(
        Func<double[], double[]> exponent, Vector<double> point, LatentBox box)
    {
        var d = point.Count;
        var step = Vector<double>.Build.Dense(d, axis => box.Extent(axis) / 2000);
        Vector<double> Along(int axis) => Vector<double>.Build.Dense(d, k => k == axis ? step[k] : 0);
        (int A, int B)[] pairs = [.. Enumerable.Range(0, d).SelectMany(a => Enumerable.Range(a, d - a).Select(b => (a, b)))];
        var values = exponent([.. new[]
        {
            [point],
            Enumerable.Range(0, d).Select(a => point + Along(a)),
            Enumerable.Range(0, d).Select(a => point - Along(a)),
            pairs.Select(pair => point + Along(pair.A) + Along(pair.B)),
            pairs.Select(pair => point - Along(pair.A) - Along(pair.B)),
        }.SelectMany(points => points.SelectMany(z => z))]);
        var (centre, forward, backward) = (values[0], values[1..(1 + d)], values[(1 + d)..(1 + 2 * d)]);
        var (both, neither) = (values[(1 + 2 * d)..^pairs.Length], values[^pairs.Length..]);
        var curvature = Matrix<double>.Build.Dense(d, d);
        foreach (var (i, (a, b)) in pairs.Index())
        {
            var mixed = a == b
                ? forward[a] - 2 * centre + backward[a]
                : 0.5 * (both[i] + neither[i] + 2 * centre - forward[a] - backward[a] - forward[b] - backward[b]);
            curvature[a, b] = curvature[b, a] = -mixed / (step[a] * step[b]);
        }
        return (Vector<double>.Build.Dense(d, a => (forward[a] - backward[a]) / (2 * step[a])), curvature);
    }
}
