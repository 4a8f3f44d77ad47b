namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// Looks for a point at which a function is large: random starts, then ascent along coordinates. The same seed finds the same point. Points
/// lie on multiples of 0.1, so that what is found can be written down.
/// </summary>
public static class Ascent
{
    private static readonly double[] Steps = [1, 0.3, 0.1];

    /// <summary>The best point found.</summary>
    /// <param name="function">What is to be large; a value that is not a number counts as least.</param>
    /// <param name="dimension">The number of coordinates.</param>
    /// <param name="seed">Of the starts.</param>
    /// <param name="enough">A value at which the search ends.</param>
    /// <param name="starts">How many random points are tried before the best of them is improved.</param>
    /// <param name="reach">The largest coordinate.</param>
    public static double[] Highest(
        Func<double[], double> function,
        int dimension,
        int seed,
        double enough = double.PositiveInfinity,
        int starts = 40,
        double reach = 4)
    {
        var random = new Random(seed);
        double Coordinate() => Math.Round(reach * (random.NextDouble() + random.NextDouble() - 1), 1);
        double[] Start() => [.. Enumerable.Range(0, dimension).Select(_ => Coordinate())];
        var best = (Point: Start(), Value: double.NegativeInfinity);
        bool Try(double[] point)
        {
            var value = function(point);
            if (!(value > best.Value))
                return false;
            best = (point, value);
            return true;
        }

        for (var start = 0; start < starts && best.Value < enough; start++)
            Try(Start());
        for (var improves = true; improves && best.Value < enough;)
        {
            improves = false;
            foreach (var step in Steps)
                for (var i = 0; i < dimension && best.Value < enough; i++)
                    improves |= Try(Moved(best.Point, i, step, reach)) || Try(Moved(best.Point, i, -step, reach));
        }
        return best.Point;
    }

    private static double[] Moved(double[] point, int coordinate, double step, double reach)
    {
        var moved = (double[])point.Clone();
        moved[coordinate] = Math.Clamp(Math.Round(moved[coordinate] + step, 1), -reach, reach);
        return moved;
    }
}
