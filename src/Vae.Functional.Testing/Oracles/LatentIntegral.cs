using LanguageExt;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// log ∫ e^g over one or two latent components, to a stated accuracy or not at all. A scan finds where g comes within 60 nats of its
/// largest value; there a mode-centred Gauss–Hermite rule and the midpoint rule must agree, or else two midpoint rules, the second twice
/// as fine, in the integral and in the mean and covariance under e^g. Both rules converge faster than any power of the step where g is
/// smooth, and for different reasons, so agreement is a safe sign.
/// </summary>
/// <remarks>
/// The scan is made finer until what it finds spans twelve of its cells along each axis: a second mode is seen unless it is some five
/// times narrower than the first.
/// </remarks>
/// <param name="exponent">g at latent vectors, vector by vector.</param>
/// <param name="dimension">1 or 2.</param>
internal sealed class LatentIntegral(Func<double[], double[]> exponent, int dimension)
{
    /// <summary>Nats: e^−60 is nothing beside the largest value.</summary>
    private const double Negligible = 60;

    // A standard normal has e^−84 beyond.
    private const double Reach = 13;

    private const double LargestReach = 8 * Reach;
    private const int FewestCells = 12;

    // Points whose arrays stay in the cache of a core.
    private const int Batch = 1 << 12;

    private int LargestSide => dimension == 1 ? 1 << 15 : 1 << 9;

    private static readonly int[] Orders = [16, 24, 36, 54, 80];

    /// <summary>log ∫ e^g, and points with masses for the mean under e^g.</summary>
    /// <param name="accuracy">In nats.</param>
    public Either<Fault, (double Log, WeightedPoints Points)> Find(double accuracy) =>
        Region(LatentBox.Around(dimension, Reach, dimension == 1 ? 256 : 64)).Bind(region => Agreed(region, accuracy));

    private Either<Fault, LatentBox> Region(LatentBox box)
    {
        while (box.Side <= LargestSide && box.To[0] <= LargestReach)
        {
            var values = At(box.Middles());
            var top = values.Max();
            if (!(top - Negligible < top))
                return Trapezoid.NothingToSum;
            int[] large = [.. Enumerable.Range(0, values.Length).Where(cell => values[cell] > top - Negligible)];
            if (box.IsCutAt(large))
            {
                box = box.Twice;
                continue;
            }
            var (region, thinnest) = box.Holding(large);
            if (thinnest >= FewestCells)
                return region;
            box = box.Finer;
        }
        return box.To[0] > LargestReach
            ? new Fault($"the density is still large at |z| = {LargestReach:G3}; use smaller parameters")
            : new Fault("the density is too sharp in z to be integrated; use a larger σ or smaller parameters");
    }

    private Either<Fault, (double Log, WeightedPoints Points)> Agreed(LatentBox region, double accuracy)
    {
        var box = region with { Side = dimension == 1 ? 128 : 48 };
        var (cells, coarse) = Grid(box);
        if (ModeRule.Of(At, cells, box) is { } mode)
            foreach (var order in Orders)
                if (mode.Sum(order) is var sum && Agree(sum, coarse, accuracy))
                    return sum;
        for (box = box.Finer; box.Side <= LargestSide; box = box.Finer)
        {
            var (_, fine) = Grid(box);
            if (Agree(fine, coarse, accuracy))
                return fine;
            coarse = fine;
        }
        return new Fault($"no rule integrates p(x, z) over z to {accuracy:G2} nats; use a smooth decoder (Tanh, Sigmoid, Softplus), "
            + "a larger σ or smaller parameters");
    }

    private static bool Agree(
        (double Log, WeightedPoints Points) one, (double Log, WeightedPoints Points) other, double accuracy) =>
        Math.Abs(one.Log - other.Log) <= accuracy && one.Points.Moments().IsWithin(accuracy, other.Points.Moments());

    // The midpoint rule, with the point at which g is largest.
    private (double[] Highest, (double Log, WeightedPoints Points) Sum) Grid(LatentBox box)
    {
        var points = box.Middles();
        var values = At(points);
        var highest = Array.IndexOf(values, values.Max());
        return (points[(highest * dimension)..((highest + 1) * dimension)], WeightedPoints.Integral(points, values, box.LogCellVolume));
    }

    private double[] At(double[] points) => [.. points.Chunk(Batch * dimension).SelectMany(exponent)];
}
