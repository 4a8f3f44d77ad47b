namespace Vae.Functional.Engine.Tiles;

/// <summary>Instructions on their way to becoming regions: a partition whose parts can always be run one after the other.</summary>
internal sealed class Clusters(DataFlow flow)
{
    // Beyond this the values of a region no longer fit registers, and compiling it takes longer than it saves.
    private const int LargestMembers = 64;

    private readonly int[] clusterOf = [.. Enumerable.Range(0, flow.Count)];
    private readonly Dictionary<int, List<int>> members = Enumerable.Range(0, flow.Count).ToDictionary(i => i, i => new List<int> { i });
    private readonly Dictionary<int, Sizes> positions =
        Enumerable.Range(0, flow.Count).Where(flow.IsElementwise).ToDictionary(i => i, flow.Positions);

    /// <summary>Joins the clusters of two instructions where that is possible.</summary>
    public void TryJoin(int one, int other)
    {
        var (a, b) = (clusterOf[one], clusterOf[other]);
        if (a == b || !flow.IsElementwise(one) || !flow.IsElementwise(other) || members[a].Count + members[b].Count > LargestMembers)
            return;
        if (Extents.Common(positions[a], positions[b]) is not { } common || !Follows(a, b) || !Follows(b, a))
            return;
        foreach (var member in members[b])
            clusterOf[member] = a;
        members[a] = [.. members[a].Concat(members[b]).Order()];
        members.Remove(b);
        positions[a] = common;
        positions.Remove(b);
    }

    /// <summary>The members of each cluster, in an order in which they can run: as early as their first member would.</summary>
    public IEnumerable<int[]> InOrder()
    {
        var waiting = members.ToDictionary(cluster => cluster.Key, cluster => Needed(cluster.Key).Count);
        var ready = new PriorityQueue<int, int>(
            waiting.Where(cluster => cluster.Value == 0).Select(cluster => (cluster.Key, members[cluster.Key][0])));
        while (ready.TryDequeue(out var cluster, out _))
        {
            yield return [.. members[cluster]];
            foreach (var next in Users(cluster))
                if (--waiting[next] == 0)
                    ready.Enqueue(next, members[next][0]);
        }
    }

    // What one makes and the other takes, it takes position by position, and at once.
    private bool Follows(int from, int to) => !Between(from, to) && members[to].All(consumer =>
        flow.Producers(consumer).Where(producer => clusterOf[producer] == from).All(producer => flow.ReadsInStep(producer, consumer)));

    // Whether anything outside must run after one and before the other.
    private bool Between(int from, int to)
    {
        var (seen, stack) = (new HashSet<int>(), new Stack<int>(Users(from).Where(user => user != to)));
        while (stack.TryPop(out var cluster))
        {
            if (cluster == to)
                return true;
            if (seen.Add(cluster))
                foreach (var user in Users(cluster))
                    stack.Push(user);
        }
        return false;
    }

    private HashSet<int> Users(int cluster) =>
        [.. members[cluster].SelectMany(flow.Consumers).Select(consumer => clusterOf[consumer]).Where(user => user != cluster)];

    private HashSet<int> Needed(int cluster) =>
        [.. members[cluster].SelectMany(flow.Producers).Select(producer => clusterOf[producer]).Where(need => need != cluster)];
}
