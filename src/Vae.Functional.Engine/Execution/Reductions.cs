using System.Numerics;
using System.Numerics.Tensors;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// A reduction over axes, in one walk over the operand and the target, which stands still where an axis is reduced: a line of the operand
/// goes either into one number of the target or, number by number, into a line of it.
/// </summary>
internal abstract unsafe class Reduction(View target, View from, Sizes axes) : IOperation
{
    private readonly LineWalk walk = new(from, target.Repeated(axes, from.Extents));
    private readonly float[] copy = new float[Lines.Piece];
    private readonly nint first = (nint)target.Start;

    /// <summary>How many numbers the target has.</summary>
    protected int Count { get; } = target.Extents.Aggregate(1, (product, extent) => product * extent);

    /// <summary>The target's numbers.</summary>
    protected Span<float> Target => new((float*)first, Count);

    public abstract void Run();

    /// <summary>A piece of a line that goes into one number of the target.</summary>
    protected abstract void Into(int position, ReadOnlySpan<float> line);

    /// <summary>A piece of a line that goes into as many numbers of the target.</summary>
    protected abstract void Along(int position, ReadOnlySpan<float> line);

    /// <summary>Every piece, in row-major order of the operand.</summary>
    protected void Walk()
    {
        if (walk.IsEmpty)
            return;
        walk.Restart();
        do
        {
            for (var start = 0; start < walk.Length; start += Lines.Piece)
                Piece(start, Math.Min(Lines.Piece, walk.Length - start));
        }
        while (walk.Next());
    }

    private void Piece(int start, int length)
    {
        var line = Lines.Read(walk.Line(0) + ((long)start * walk.Stride(0)), walk.Stride(0), copy.AsSpan(0, length));
        var position = (int)(walk.Line(1) - (float*)first);
        if (walk.Stride(1) == 0 || walk.Length == 1)
            Into(position, line);
        else
            Along(position + start, line);
    }
}

/// <summary>Σ over axes, over a divisor. Pieces are summed in float32, their sums in float64.</summary>
internal sealed class SumOperation(View target, View from, Sizes axes, double divisor) : Reduction(target, from, axes)
{
    private readonly double[] sums = new double[target.Extents.Aggregate(1, (product, extent) => product * extent)];

    public override void Run()
    {
        Array.Clear(sums);
        Walk();
        for (var i = 0; i < Count; i++)
            Target[i] = (float)(sums[i] / divisor);
    }

    protected override void Into(int position, ReadOnlySpan<float> line) => sums[position] += TensorPrimitives.Sum(line);

    protected override void Along(int position, ReadOnlySpan<float> line) => Accumulate.Add(line, sums.AsSpan(position, line.Length));
}

/// <summary>The maximum over axes.</summary>
internal sealed class MaxOperation(View target, View from, Sizes axes) : Reduction(target, from, axes)
{
    public override void Run()
    {
        Target.Fill(float.NegativeInfinity);
        Walk();
    }

    protected override void Into(int position, ReadOnlySpan<float> line) =>
        Target[position] = Math.Max(Target[position], TensorPrimitives.Max(line));

    protected override void Along(int position, ReadOnlySpan<float> line)
    {
        var largest = Target.Slice(position, line.Length);
        TensorPrimitives.Max(largest, line, largest);
    }
}

/// <summary>log Σ exp over axes, each shifted by its maximum where that is finite.</summary>
internal sealed class LogSumExpOperation(View target, View from, Sizes axes) : Reduction(target, from, axes)
{
    private readonly MaxOperation largest = new(target, from, axes);
    private readonly double[] sums = new double[target.Extents.Aggregate(1, (product, extent) => product * extent)];
    private readonly float[] terms = new float[Lines.Piece];

    public override void Run()
    {
        largest.Run();
        Array.Clear(sums);
        Walk();
        for (var i = 0; i < Count; i++)
            if (!float.IsInfinity(Target[i]))
                Target[i] = (float)(Target[i] + Math.Log(sums[i]));
    }

    protected override void Into(int position, ReadOnlySpan<float> line)
    {
        var shifted = terms.AsSpan(0, line.Length);
        TensorPrimitives.Subtract(line, Target[position], shifted);
        TensorPrimitives.Exp(shifted, shifted);
        sums[position] += TensorPrimitives.Sum(shifted);
    }

    protected override void Along(int position, ReadOnlySpan<float> line)
    {
        var shifted = terms.AsSpan(0, line.Length);
        TensorPrimitives.Subtract(line, Target.Slice(position, line.Length), shifted);
        TensorPrimitives.Exp(shifted, shifted);
        Accumulate.Add(shifted, sums.AsSpan(position, line.Length));
    }
}

/// <summary>Sums of float32 numbers kept in float64.</summary>
internal static class Accumulate
{
    public static void Add(ReadOnlySpan<float> terms, Span<double> sums)
    {
        var i = 0;
        for (; i <= terms.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(terms[i..]), out var low, out var high);
            (new Vector<double>(sums[i..]) + low).CopyTo(sums[i..]);
            (new Vector<double>(sums[(i + Vector<double>.Count)..]) + high).CopyTo(sums[(i + Vector<double>.Count)..]);
        }
        for (; i < terms.Length; i++)
            sums[i] += terms[i];
    }
}
