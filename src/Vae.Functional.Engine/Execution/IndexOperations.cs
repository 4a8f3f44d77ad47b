namespace Vae.Functional.Engine.Execution;

/// <summary>Picks, along one axis, the positions that an index names.</summary>
internal sealed unsafe class GatherOperation(View target, View from, View index, int axis) : IOperation
{
    private readonly LineWalk walk = new(target, from.Fixed(axis, target.Extents), index);
    private readonly Axis along = new(from, axis);

    public void Run()
    {
        if (walk.IsEmpty)
            return;
        walk.Restart();
        do
        {
            for (long i = 0; i < walk.Length; i++)
                walk.Line(0)[i * walk.Stride(0)] = walk.Line(1)[(i * walk.Stride(1)) + along.Offset(walk.Line(2)[i * walk.Stride(2)])];
        }
        while (walk.Next());
    }
}

/// <summary>Adds, along one axis, to the positions that an index names, in row-major order of the operand.</summary>
internal sealed unsafe class ScatterOperation(View target, View from, View index, int axis) : IOperation
{
    private readonly LineWalk walk = new(from, target.Fixed(axis, from.Extents), index);
    private readonly Axis along = new(target, axis);

    public void Run()
    {
        if (walk.IsEmpty)
            return;
        walk.Restart();
        do
        {
            for (long i = 0; i < walk.Length; i++)
                walk.Line(1)[(i * walk.Stride(1)) + along.Offset(walk.Line(2)[i * walk.Stride(2)])] += walk.Line(0)[i * walk.Stride(0)];
        }
        while (walk.Next());
    }
}

/// <summary>The axis that an index names positions of.</summary>
internal readonly struct Axis(View view, int axis)
{
    private readonly int extent = view.Extents[axis];
    private readonly int stride = view.Strides[axis];

    public long Offset(float position) => position >= 0 && position < extent
        ? (long)position * stride
        : throw new IndexOutOfRangeException($"an index names the position {position} of an axis of {extent}");
}
