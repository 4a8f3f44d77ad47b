using LanguageExt;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// The trapezoidal rule on evenly spaced points, its step halved until two sums agree. For a smooth integrand that falls to nothing at
/// both ends it converges faster than any power of the step (Trefethen and Weideman 2014), so agreement of two sums is a safe sign.
/// </summary>
internal static class Trapezoid
{
    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>Beyond this a standard normal has less mass than float64 resolves.</summary>
    private const double NormalReach = 9;

    /// <summary>The mean of a function of standard normals.</summary>
    /// <param name="dimension">How many normals the function takes.</param>
    /// <param name="function">Its values at points: the coordinates of point i are <c>points[k][i]</c>.</param>
    /// <param name="accuracy">How closely two sums must agree, relative to 1 + |value|.</param>
    /// <param name="largest">The most points that are tried.</param>
    public static Either<Fault, double> NormalMean(int dimension, Func<double[][], double[]> function, double accuracy, int largest)
    {
        var previous = double.NaN;
        for (var side = 24; Math.Pow(side, dimension) <= largest; side *= 2)
        {
            var (line, mass) = NormalLine(side);
            var (points, weights) = ProductRule.Of(line, mass, dimension);
            var values = function(points);
            var mean = weights.Zip(values, (weight, value) => weight * value).Sum();
            if (Math.Abs(mean - previous) <= accuracy * (1 + Math.Abs(mean)))
                return mean;
            previous = mean;
        }
        return new Fault($"the mean over {dimension} normals does not settle with {largest} points (last value {previous:G6}); "
            + "use smoother networks, smaller parameters or fewer draws");
    }

    /// <summary>log ∫ e^g over an interval of which only a part matters: the part in which g is near its largest value.</summary>
    /// <param name="exponent">g at points.</param>
    /// <param name="reach">The interval is ±reach, and up to eight times that where g is still near its largest at an end.</param>
    /// <param name="accuracy">How closely two sums must agree.</param>
    public static Either<Fault, double> LogIntegral(Func<double[], double[]> exponent, double reach, double accuracy)
    {
        for (var (half, count) = (reach, 1024); half <= 8 * reach; (half, count) = (2 * half, 2 * count))
        {
            var points = Points(-half, half, count);
            var values = exponent(points);
            var largest = values.Max();
            var floor = largest - Negligible;
            if (!(floor < largest))
                return NothingToSum;
            if (values[0] > floor || values[^1] > floor)
                continue;
            var (first, last) = (Array.FindIndex(values, value => value > floor), Array.FindLastIndex(values, value => value > floor));
            return Refined(exponent, points[first - 1], points[last + 1], accuracy);
        }
        return new Fault($"the density is still large at z = ±{8 * reach:G3}; use smaller parameters");
    }

    // Of logarithms beyond 10¹⁷ what is negligible is not to be told from what is not.
    internal static Fault NothingToSum { get; } =
        new("the density is zero, not a number or too large to be summed everywhere that was looked");

    // e^−60: nothing beside the largest value.
    private const double Negligible = 60;

    private static Either<Fault, double> Refined(Func<double[], double[]> exponent, double from, double to, double accuracy)
    {
        var previous = double.NaN;
        for (var count = 256; count <= 1 << 17; count *= 2)
        {
            var values = exponent(Points(from, to, count));
            var largest = values.Max();
            var sum = largest + Math.Log(values.Sum(value => Math.Exp(value - largest)) * (to - from) / count);
            if (Math.Abs(sum - previous) <= accuracy)
                return sum;
            previous = sum;
        }
        return new Fault("the density is too sharp to be integrated; use a larger σ or smaller parameters");
    }

    /// <summary>Points along a standard normal, and the mass of each.</summary>
    public static (double[] Points, double[] Masses) NormalLine(int count)
    {
        var line = Points(-NormalReach, NormalReach, count);
        return (line, [.. line.Select(point => Math.Exp(-0.5 * point * point - LogRootTwoPi) * 2 * NormalReach / count)]);
    }

    // The midpoints of equal cells, so that no point lies at a symmetric network's kink or pole at 0.
    private static double[] Points(double from, double to, int count)
    {
        var points = new double[count];
        for (var i = 0; i < count; i++)
            points[i] = from + (to - from) * (i + 0.5) / count;
        return points;
    }
}
