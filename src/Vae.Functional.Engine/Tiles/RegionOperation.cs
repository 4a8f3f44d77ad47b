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
    private readonly Region region;
    private readonly nint[] addresses;
    private readonly int reads;
    private readonly RegionLoop? loop;

    public RegionOperation(Region region, Func<Slot, View> view, bool isEmitted)
    {
        this.region = region;
        addresses = [.. region.Reads.Concat(region.Writes).Select(slot => (nint)view(slot).Start)];
        reads = region.Reads.Count();
        loop = region.Extents.Contains(0) ? null : isEmitted ? LoopEmitter.Emit(region) : new TileInterpreter(region).Run;
    }

    /// <summary>Whether loops can be emitted here.</summary>
    public static bool CanEmit => RuntimeFeature.IsDynamicCodeCompiled;

    public void Run()
    {
        for (var result = 0; result < region.Results.Length; result++)
            if (region.Results[result].Reduction != RegionReduction.None)
                Numbers(result).Clear();
        if (loop is not null)
            fixed (nint* first = addresses)
                loop(first);
        for (var result = 0; result < region.Results.Length; result++)
            if (region.Results[result].Reduction == RegionReduction.Mean)
                Divide(Numbers(result), region.Results[result].Shared);
    }

    public void Dispose()
    {
    }

    private Span<float> Numbers(int result) => new((float*)addresses[reads + result], region.Results[result].Count);

    private static void Divide(Span<float> numbers, int by)
    {
        foreach (ref var number in numbers)
            number /= by;
    }
}
