using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// A region over memory: an emitted loop where the platform compiles at run time, tiles elsewhere. Sums go along rows in the lanes of a
/// register, whose numbers are then added pairwise, and from row to row in order; where a team divides the positions, each share
/// has sums of its own, which are added in the shares' order. The same machine with as many threads gives the same bits.
/// </summary>
internal sealed unsafe class RegionOperation : IOperation
{
    // Where a share may begin along the last axis: at whole vectors.
    private const int Unit = 16;

    // What computing a value at one position weighs, beside the multiplications and additions of a product.
    private const double OperationsOfValue = 10;

    private readonly Team team;
    private readonly IOperation[] shares;
    private readonly RegionSum[] sums;

    public RegionOperation(Region region, Func<Slot, View> view, bool isEmitted, Team team)
    {
        this.team = team;
        var axis = Axis(region.Extents, team.Count);
        Region[] parts = [.. Parts(region, axis, team)];
        RegionSum?[] summed =
        [
            .. region.Results.Select(result => result.Reduction == RegionReduction.None
                ? null
                : new RegionSum(result, view(result.Slot), parts.Length > 1 && result.Slot.Strides[axis] == 0 ? parts.Length - 1 : 0)),
        ];
        sums = [.. summed.OfType<RegionSum>()];
        shares = region.Extents.Contains(0) ? [] :
        [
            .. Loops(parts, isEmitted).Select((loop, share) => new Share(loop,
            [
                .. parts[share].Reads.Select(slot => view(slot).Address),
                .. parts[share].Writes.Select((slot, result) => summed[result]?.Of(share) ?? view(slot).Address),
            ])),
        ];
    }

    /// <summary>Whether loops can be emitted here.</summary>
    public static bool CanEmit => RuntimeFeature.IsDynamicCodeCompiled;

    public void Run()
    {
        foreach (var sum in sums)
            sum.Clear();
        team.Run(shares);
        foreach (var sum in sums)
            sum.Finish();
    }

    // The outermost axis that is long enough, so that a share is of whole rows where it can be.
    private static int Axis(Sizes extents, int threads)
    {
        var axes = extents.ToList();
        var outermost = axes.FindIndex(extent => extent >= 4 * threads);
        return outermost >= 0 ? outermost : axes.IndexOf(axes.DefaultIfEmpty().Max());
    }

    private static IEnumerable<Region> Parts(Region region, int axis, Team team)
    {
        var operations = OperationsOfValue * region.Values.Length * region.Extents.Aggregate(1.0, (product, extent) => product * extent);
        return axis >= 0 && team.Shares(operations) is > 1 and var shares
            ? Division.Of(region.Extents[axis], shares, axis == region.Extents.Count - 1 ? Unit : 1)
                .Select(run => region.Narrowed(axis, run.Start, run.Length))
            : [region];
    }

    // Parts that differ in where they begin alone are walked by one loop; tiles have numbers of their own.
    private static IEnumerable<RegionLoop> Loops(Region[] parts, bool isEmitted)
    {
        if (!isEmitted)
            return parts.Select<Region, RegionLoop>(part => new TileInterpreter(part).Run);
        var loops = parts.DistinctBy(part => part.Extents).ToDictionary(part => part.Extents, LoopEmitter.Emit);
        return parts.Select(part => loops[part.Extents]);
    }

    private sealed class Share(RegionLoop loop, nint[] addresses) : IOperation
    {
        public void Run()
        {
            fixed (nint* first = addresses)
                loop(first);
        }
    }
}
