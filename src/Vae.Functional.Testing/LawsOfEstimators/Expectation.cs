using System.Numerics.Tensors;
using MathNet.Numerics.Integration;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Oracles;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// The mean of a function over a pool of noise: by quadrature where an observation takes at most two numbers and the function is smooth
/// enough for that, without sampling error; else by a sequential test.
/// </summary>
/// <param name="pool">The noise.</param>
/// <param name="test">For what cannot be integrated.</param>
/// <param name="key">Of the draws.</param>
internal sealed class Expectation(NoisePool pool, MeanTest test, NoiseKey key)
{
    private const double Accuracy = 1e-8;
    private const int MostPoints = 200 * 200;

    // At the ends of (0, 1) functions are often singular, and no grid settles.
    private const int MostUniformPoints = 64 * 64;
    private const int Few = 256;

    /// <summary>Whether a mean is as claimed.</summary>
    /// <param name="hypothesis">Of the mean.</param>
    /// <param name="function">A value for each row of noise, given by coordinate.</param>
    /// <param name="scale">The size of the numbers that the function subtracts.</param>
    public MeanVerdict Test(Hypothesis hypothesis, RowFunction function, double scale)
    {
        if (Integral(function, Accuracy * (1 + Math.Abs(scale))) is not { } mean)
            return test.Of(hypothesis, (first, count) => function(pool.Draw(key, first, count)), scale);
        var tolerance = 100 * Accuracy * (1 + Math.Abs(scale));
        var holds = hypothesis == Hypothesis.Zero ? Math.Abs(mean) <= tolerance : mean <= tolerance;
        return new(holds ? Decision.Holds : Decision.Broken, mean, mean - tolerance, mean + tolerance, Draws: 0, tolerance);
    }

    /// <summary>How large a function's values are, about: what rounding is measured against.</summary>
    public double Size(RowFunction function) => pool.Count == 0 ? function([[0]])[0] : function(pool.Draw(key, 0, Few)).Average();

    /// <summary>The mean, or an average over draws where it cannot be integrated: for messages.</summary>
    public double Estimate(RowFunction function) =>
        Integral(function, 1e-5) ?? function(pool.Draw(key, 0, 1 << 14)).Average();

    /// <summary>The mean by quadrature: two grids, the second twice as fine, agree to the accuracy; else null.</summary>
    public double? Integral(RowFunction function, double accuracy)
    {
        if (pool.Count == 0)
            return function([[0]])[0];
        if (pool.Count > 2)
            return null;
        return Settled(
            (rows, masses) => [TensorPrimitives.Dot(masses, function(rows))],
            (mean, before) => Math.Abs(mean - before) <= accuracy)?[0];
    }

    /// <summary>Several means, from points and their masses, by quadrature; else null.</summary>
    public double[]? Integrals(Func<double[][], double[], double[]> means) =>
        pool.Count is > 0 and <= 2 ? Settled(means, (mean, before) => Math.Abs(mean - before) <= Accuracy * (1 + Math.Abs(mean))) : null;

    /// <summary>Whether a mean that was integrated is the true one.</summary>
    public static bool IsClose(double found, double truth) => Math.Abs(found - truth) <= 100 * Accuracy * (1 + Math.Abs(truth));

    private double[]? Settled(Func<double[][], double[], double[]> means, Func<double, double, bool> agree)
    {
        double[]? previous = null;
        var isUniform = Enumerable.Range(0, pool.Count).Any(c => pool.Law(c) == NoiseLaw.Uniform);
        for (var side = 32; Math.Pow(side, pool.Count) <= (isUniform ? MostUniformPoints : MostPoints); side *= 2)
        {
            var (rows, masses) = Grid(side);
            var found = means(rows, masses);
            if (previous is not null && found.Zip(previous, agree).All(same => same))
                return found;
            previous = found;
        }
        return null;
    }

    /// <summary>A grid over the noise with masses that sum to 1, for two coordinates at most.</summary>
    public (double[][] Rows, double[] Masses) Grid(int side)
    {
        var lines = Enumerable.Range(0, pool.Count).Select(c => Line(pool.Law(c), side)).ToArray();
        if (lines is [var (points, weights)])
            return ([points], weights);
        var (rows, masses) = (new[] { new double[side * side], new double[side * side] }, new double[side * side]);
        for (var i = 0; i < masses.Length; i++)
        {
            var (second, first) = Math.DivRem(i, side);
            (rows[0][i], rows[1][i]) = (lines[0].Points[first], lines[1].Points[second]);
            masses[i] = lines[0].Masses[first] * lines[1].Masses[second];
        }
        return (rows, masses);
    }

    private static (double[] Points, double[] Masses) Line(NoiseLaw law, int side)
    {
        if (law == NoiseLaw.StandardNormal)
            return Trapezoid.NormalLine(side);
        var rule = new GaussLegendreRule(0, 1, side);
        return (rule.Abscissas, rule.Weights);
    }
}
