namespace Vae.Functional.Engine.Execution;

/// <summary>
/// Walks several views of the same extents together, line by line: a line is as many positions as the views' last axes can be walked as
/// one. Reused from run to run; a new walk begins with <see cref="Restart"/>.
/// </summary>
internal sealed unsafe class LineWalk
{
    private readonly View[] views;
    private readonly float*[] current;
    private readonly int[] extents;
    private readonly int[][] strides;
    private readonly int[] position;

    public LineWalk(params View[] views)
    {
        this.views = views;
        var axes = Merged(views);
        (extents, strides) = ([.. axes.Select(axis => axis.Extent)], [.. axes.Select(axis => axis.Strides)]);
        Length = extents.Length == 0 ? 1 : extents[^1];
        current = new float*[views.Length];
        position = new int[Math.Max(0, extents.Length - 1)];
        IsEmpty = views[0].Extents.Contains(0);
    }

    /// <summary>How many positions a line has.</summary>
    public int Length { get; }

    /// <summary>Whether there is nothing to walk.</summary>
    public bool IsEmpty { get; }

    /// <summary>Where the line of a view begins.</summary>
    public float* Line(int view) => current[view];

    /// <summary>How far apart neighbours in a line of a view lie.</summary>
    public int Stride(int view) => strides.Length == 0 ? 1 : strides[^1][view];

    /// <summary>Goes to the first line.</summary>
    public void Restart()
    {
        for (var view = 0; view < views.Length; view++)
            current[view] = views[view].Start;
        Array.Clear(position);
    }

    /// <summary>Goes to the next line; false after the last.</summary>
    public bool Next()
    {
        for (var axis = position.Length - 1; axis >= 0; axis--)
        {
            var isInside = ++position[axis] < extents[axis];
            for (var view = 0; view < current.Length; view++)
                current[view] += (long)strides[axis][view] * (isInside ? 1 : 1 - extents[axis]);
            if (isInside)
                return true;
            position[axis] = 0;
        }
        return false;
    }

    // Axes of extent 1 are left out; an axis joins the one inside it where every view walks the two as one.
    private static List<(int Extent, int[] Strides)> Merged(View[] views)
    {
        var merged = new List<(int Extent, int[] Strides)>();
        for (var axis = views[0].Extents.Count - 1; axis >= 0; axis--)
        {
            var (extent, strides) = (views[0].Extents[axis], views.Select(view => view.Strides[axis]).ToArray());
            if (extent == 1)
                continue;
            if (merged.Count > 0 && strides.SequenceEqual(merged[0].Strides.Select(stride => stride * merged[0].Extent)))
                merged[0] = (merged[0].Extent * extent, merged[0].Strides);
            else
                merged.Insert(0, (extent, strides));
        }
        return merged;
    }
}
