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
        var axes = Tiles.Extents.Joined(views[0].Extents, [.. views.Select(view => view.Strides)]);
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
}
