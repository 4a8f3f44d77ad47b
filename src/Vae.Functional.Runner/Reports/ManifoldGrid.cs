using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports;

/// <summary>
/// The latent points whose decoded means make up the manifold picture: the midpoints of equally probable cells under N(0, I),
/// <c>z₁ = Φ⁻¹((column + ½) / side)</c> from left to right and <c>z₂ = Φ⁻¹((row + ½) / side)</c> from the bottom up, as in a chart.
/// </summary>
public static class ManifoldGrid
{
    /// <summary>How many pictures a side of the report's manifold has.</summary>
    public const int Side = 20;

    /// <summary>The points in the order of the pictures: row after row from the top left.</summary>
    public static ImmutableArray<(double Z1, double Z2)> Points(int side = Side)
    {
        var levels = Enumerable.Range(0, side).Select(index => InverseNormal.Of((index + 0.5) / side)).ToArray();
        return [.. from row in Enumerable.Range(0, side)
                   from column in Enumerable.Range(0, side)
                   select (levels[column], levels[side - 1 - row])];
    }

    /// <summary>The same laid flat, [side², 2], as they are decoded.</summary>
    public static float[] Flat(int side = Side) => [.. Points(side).SelectMany(point => new[] { (float)point.Z1, (float)point.Z2 })];
}
