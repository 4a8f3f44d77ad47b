using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// Gathers a draft's pointwise instructions, sums and means into regions. Each starts as a cluster of its own. Clusters that walk the
/// same positions grow together where one takes what the other makes, later steps first, so that a cheap value settles with those who
/// use it rather than with what it is made of; then where both read the same numbers. What they become must still run in some order.
/// </summary>
internal static class Fusion
{
    /// <summary>The draft, its steps changed.</summary>
    public static Planner.Draft Applied(Planner.Draft draft)
    {
        var flow = new DataFlow(draft);
        var clusters = new Clusters(flow);
        for (var consumer = flow.Count - 1; consumer >= 0; consumer--)
            foreach (var producer in flow.Producers(consumer))
                clusters.TryJoin(producer, consumer);
        foreach (var (one, other) in flow.Siblings())
            clusters.TryJoin(one, other);
        draft.Steps = [.. clusters.InOrder().Select(members => Step(draft, flow, members))];
        return draft;
    }

    private static Step Step(Planner.Draft draft, DataFlow flow, int[] members) =>
        flow.IsElementwise(members[0]) ? RegionBuilder.Build(draft, flow, members) : draft.Steps[members[0]];
}
