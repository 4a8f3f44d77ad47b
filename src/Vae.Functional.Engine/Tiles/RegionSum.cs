using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Tiles;

/// <summary>Where a region sums into: the place itself and, where the region is divided, one for each share but the first.</summary>
internal sealed unsafe class RegionSum
{
    private readonly nint place;
    private readonly int count;
    private readonly float divisor;
    private readonly float[][] others;

    /// <summary>A sum or mean that a region keeps.</summary>
    /// <param name="result">What is summed.</param>
    /// <param name="target">Where.</param>
    /// <param name="others">How many shares sum into it beside the first.</param>
    public RegionSum(RegionResult result, View target, int others)
    {
        (place, count) = ((nint)target.Start, result.Count);
        divisor = result.Reduction == RegionReduction.Mean ? result.Shared : 1;
        this.others = [.. Enumerable.Range(0, others).Select(_ => GC.AllocateArray<float>(count, pinned: true))];
    }

    private Span<float> Numbers => new((float*)place, count);

    /// <summary>Where a share sums into, if not into its own part of the place.</summary>
    public nint? Of(int share) => share > 0 && others.Length > 0 ? (nint)Unsafe.AsPointer(ref others[share - 1][0]) : null;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Numbers.Clear();
        foreach (var other in others)
            other.AsSpan().Clear();
    }

    /// <summary>Adds what the shares have summed, in their order, and divides.</summary>
    public void Finish()
    {
        foreach (var other in others)
            for (var i = 0; i < count; i++)
                Numbers[i] += other[i];
        if (divisor != 1)
            foreach (ref var number in Numbers)
                number /= divisor;
    }
}
