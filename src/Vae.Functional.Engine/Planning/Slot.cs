namespace Vae.Functional.Engine.Planning;

/// <summary>The flat buffers of numbers that a plan works on.</summary>
public enum Area
{
    /// <summary>Trained values, shared by all programs of a model.</summary>
    Parameters,
    /// <summary>Their gradients, laid out like the parameters.</summary>
    Gradients,
    /// <summary>Data, settings and noise, filled before a run.</summary>
    Inputs,
    /// <summary>Results that are read after a run.</summary>
    Outputs,
    /// <summary>Numbers of the program itself.</summary>
    Constants,
    /// <summary>Everything that lives only within a run; buffers whose lives do not meet lie over one another.</summary>
    Arena,
}

/// <summary>
/// Where a tensor's numbers lie: an area, and how to walk it. A transpose, slice or repetition is another slot over the same numbers.
/// </summary>
/// <param name="Area">The flat buffer.</param>
/// <param name="Offset">The position of the first number.</param>
/// <param name="Extents">How many positions each axis has.</param>
/// <param name="Strides">How far apart neighbours along each axis lie; 0 where an axis repeats.</param>
public sealed record Slot(Area Area, int Offset, Sizes Extents, Sizes Strides)
{
    /// <summary>How many numbers the tensor has.</summary>
    public int Count
    {
        get
        {
            var count = 1;
            foreach (var extent in Extents.AsSpan())
                count = checked(count * extent);
            return count;
        }
    }

    /// <summary>How far it reaches: the numbers from its first to its last, those between that it leaves out included.</summary>
    internal int Span
    {
        get
        {
            var span = 1;
            for (var axis = 0; axis < Extents.Count; axis++)
                span += (Extents[axis] - 1) * Strides[axis];
            return Count == 0 ? 0 : span;
        }
    }

    /// <summary>A run of positions along one axis.</summary>
    internal Slot Narrowed(int axis, int start, int length)
    {
        var extents = Extents.ToArray();
        extents[axis] = length;
        return this with { Offset = Offset + (start * Strides[axis]), Extents = [.. extents] };
    }

    /// <summary>Whether the numbers lie in row-major order without gaps.</summary>
    public bool IsContiguous => Strides == RowMajor(Extents);

    /// <summary>A tensor in row-major order.</summary>
    public static Slot Contiguous(Area area, int offset, Sizes extents) => new(area, offset, extents, RowMajor(extents));

    /// <summary>The strides of row-major order. Axes of extent 1 have the stride that their place gives them.</summary>
    public static Sizes RowMajor(Sizes extents)
    {
        var strides = new int[extents.Count];
        for (int axis = extents.Count - 1, stride = 1; axis >= 0; stride *= Math.Max(1, extents[axis--]))
            strides[axis] = stride;
        return [.. strides];
    }

    /// <summary>As in <c>arena+1024 [100, 400]</c>, with strides where they are not row-major.</summary>
    public override string ToString() =>
        $"{Area.ToString().ToLowerInvariant()}+{Offset} {Extents}" + (IsContiguous ? "" : $" strides {Strides}");
}
