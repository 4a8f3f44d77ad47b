using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// The noise that several programs take for one observation, as independent numbers, its coordinates. Noise of one name and law is
/// shared, so that two programs meet the same draws of z.
/// </summary>
internal sealed class NoisePool
{
    private readonly List<(string Name, NoiseLaw Law, int Index)> coordinates = [];

    /// <summary>How many numbers an observation takes.</summary>
    public int Count => coordinates.Count;

    /// <summary>The law of a coordinate.</summary>
    public NoiseLaw Law(int coordinate) => coordinates[coordinate].Law;

    /// <summary>The coordinates that a noise input takes for each observation, found or added.</summary>
    public int[] Take(Expr.Noise noise)
    {
        var count = noise.Shape.Aggregate(1, (product, dimension) => product * dimension.Count);
        return [.. Enumerable.Range(0, count).Select(index => Found((noise.Name, noise.Law, index)))];
    }

    private int Found((string, NoiseLaw, int) wanted)
    {
        var found = coordinates.IndexOf(wanted);
        if (found >= 0)
            return found;
        coordinates.Add(wanted);
        return coordinates.Count - 1;
    }

    /// <summary>Draws first … first + count − 1 of every coordinate, by coordinate.</summary>
    public double[][] Draw(NoiseKey key, int first, int count) => [.. coordinates.Select((coordinate, c) =>
    {
        var draws = new double[count];
        if (coordinate.Law == NoiseLaw.Uniform)
            key.Then(c).FillUniform(draws, first);
        else
            key.Then(c).FillStandardNormal(draws, first);
        return draws;
    })];

    /// <summary>The values of a noise input for rows of coordinates.</summary>
    public static DenseArray Arranged(Expr.Noise noise, int[] taken, double[][] rows)
    {
        var extents = noise.Shape.Bind(rows[0].Length);
        var values = new double[noise.Shape.Size.Bind(rows[0].Length)];
        Filled(noise, taken, rows)(values, 0, rows[0].Length);
        return DenseArray.Of(extents, values);
    }

    /// <summary>
    /// Writes them: [K·B, d] holds the K draws of an observation one batch apart, wherever B stands. Noise that all rows share is that of
    /// the first.
    /// </summary>
    public static FillRows Filled(Expr.Noise noise, int[] taken, double[][] rows)
    {
        var axis = noise.Shape.ToList().FindIndex(dimension => dimension.PerBatch);
        var inner = noise.Shape.Skip(axis + 1).Aggregate(1, (product, dimension) => product * dimension.Count);
        return (target, first, count) =>
        {
            var (held, from) = axis < 0 ? (1, 0) : (count, first);
            for (var coordinate = 0; coordinate < taken.Length; coordinate++)
            {
                var (draw, component) = Math.DivRem(coordinate, inner);
                var draws = rows[taken[coordinate]].AsSpan(from, held);
                for (var row = 0; row < held; row++)
                    target[(draw * held + row) * inner + component] = draws[row];
            }
        };
    }
}
