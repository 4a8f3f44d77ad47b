using System.Collections.Immutable;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports;

/// <summary>Decoded means along single components of z, the others held where one observation's posterior has its mean.</summary>
/// <param name="Images">Row after row, <see cref="Steps"/> images each.</param>
/// <param name="Axes">The component of each row, counted from 0.</param>
internal sealed record LatentTraversals(GreyImages Images, ImmutableArray<int> Axes)
{
    /// <summary>Images of a row.</summary>
    public const int Steps = 11;

    /// <summary>How many components are shown at the most: those whose posterior means vary most.</summary>
    public const int MostAxes = 10;

    /// <summary>The values that a component takes: the midpoints of equally probable cells under N(0, 1), from low to high.</summary>
    public static ImmutableArray<double> Levels { get; } =
        [.. Enumerable.Range(0, Steps).Select(step => InverseNormal.Of((step + 0.5) / Steps))];

    /// <summary>The latent vectors in the order of the images, laid flat.</summary>
    /// <param name="origin">z, d numbers.</param>
    /// <param name="axes">The component of each row.</param>
    public static float[] Points(ReadOnlySpan<float> origin, ImmutableArray<int> axes)
    {
        var points = new List<float>();
        foreach (var axis in axes)
            foreach (var level in Levels)
            {
                var z = origin.ToArray();
                z[axis] = (float)level;
                points.AddRange(z);
            }
        return [.. points];
    }
}
