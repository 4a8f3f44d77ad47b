using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// A region over memory: an emitted loop where the platform compiles at run time, tiles elsewhere. Sums go along rows in the lanes of a
/// register, whose numbers are then added pairwise, and from row to row in order; the same machine gives the same bits.
/// </summary>
internal sealed unsafe class RegionOperation : IOperation
{
    private readonly nint[] addresses;
    private readonly Place[] sums;
    private readonly RegionLoop? loop;

    public RegionOperation(Region region, Func<Slot, View> view, bool isEmitted)
    {
        addresses = [.. region.Reads.Concat(region.Writes).Select(slot => (nint)view(slot).Start)];
        sums =
        [
            .. region.Results.Where(result => result.Reduction != RegionReduction.None).Select(result => new Place(
                (nint)view(result.Slot).Start,
                result.Count,
                result.Reduction == RegionReduction.Mean ? result.Shared : 1)),
        ];
        loop = region.Extents.Contains(0) ? null : isEmitted ? LoopEmitter.Emit(region) : new TileInterpreter(region).Run;
    }

    /// <summary>Whether loops can be emitted here.</summary>
    public static bool CanEmit => RuntimeFeature.IsDynamicCodeCompiled;

    public void Run()
    {
        foreach (var sum in sums)
            sum.Numbers.Clear();
        if (loop is not null)
            fixed (nint* first = addresses)
                loop(first);
        foreach (var sum in sums)
            if (sum.Divisor != 1)
                foreach (ref var number in sum.Numbers)
                    number /= sum.Divisor;
    }

    // Where a sum lies, and what makes a mean of it.
    private readonly record struct Place(nint Address, int Count, float Divisor)
    {
        public Span<float> Numbers => new((float*)Address, Count);
    }
}
