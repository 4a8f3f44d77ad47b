using System.Collections.Concurrent;
using LanguageExt;
using MathNet.Numerics.LinearAlgebra;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// Gauss–Hermite quadrature for the mean under a standard normal: a rule of order n is exact for polynomials of degree 2n − 1.
/// </summary>
internal static class GaussHermite
{
    private static readonly ConcurrentDictionary<int, (double[] Nodes, double[] Masses)> Rules = new();

    /// <summary>
    /// The nodes and masses of order n: the eigenvalues of the recurrence's matrix (Golub and Welsch 1969), then two steps of Newton,
    /// so that the masses at the far ends, 1/(n hₙ₋₁²) with the orthonormal hₙ₋₁, are good to their own last digits.
    /// </summary>
    public static (double[] Nodes, double[] Masses) Rule(int order) => Rules.GetOrAdd(order, static n =>
    {
        var jacobi = Matrix<double>.Build.Dense(n, n, (i, j) => Math.Abs(i - j) == 1 ? Math.Sqrt(Math.Max(i, j)) : 0);
        double[] nodes = [.. jacobi.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Polished(value.Real, n))];
        return (nodes, Array.ConvertAll(nodes, node => 1 / (n * Math.Pow(Hermite(node, n).Before, 2))));
    });

    /// <summary>The mean of a function of independent standard normals, its order raised until two product rules agree.</summary>
    /// <param name="dimension">How many normals the function takes.</param>
    /// <param name="function">Its values at points: the coordinates of point i are <c>points[k][i]</c>.</param>
    /// <param name="accuracy">How closely two rules must agree, relative to 1 + |value|.</param>
    /// <param name="largest">The most points that are tried.</param>
    public static Either<Fault, double> Mean(int dimension, Func<double[][], double[]> function, double accuracy, int largest)
    {
        var previous = double.NaN;
        for (var order = 9; order <= 96 && Math.Pow(order, dimension) <= largest; order += order / 3)
        {
            var (nodes, masses) = Rule(order);
            var (points, weights) = ProductRule.Of(nodes, masses, dimension);
            var mean = weights.Zip(function(points), (weight, value) => weight * value).Sum();
            if (Math.Abs(mean - previous) <= accuracy * (1 + Math.Abs(mean)))
                return mean;
            previous = mean;
        }
        return new Fault($"the mean over {dimension} normals does not settle with {largest} points (last value {previous:G6}); "
            + "use smoother networks, smaller parameters or fewer draws");
    }

    private static double Polished(double node, int order)
    {
        for (var step = 0; step < 2; step++)
        {
            var (before, at) = Hermite(node, order);
            node -= at / (Math.Sqrt(order) * before);
        }
        return node;
    }

    // hₙ₋₁ and hₙ, orthonormal under the standard normal; hₙ′ = √n hₙ₋₁.
    private static (double Before, double At) Hermite(double x, int order)
    {
        var (before, at) = (0.0, 1.0);
        for (var k = 0; k < order; k++)
            (before, at) = (at, (x * at - Math.Sqrt(k) * before) / Math.Sqrt(k + 1));
        return (before, at);
    }
}
