using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Profiling;

/// <summary>The memory of a training step, in bytes.</summary>
/// <param name="FlatBuffers">How many flat buffers there are: values, gradients and what the optimiser remembers.</param>
/// <param name="Parameters">One of them.</param>
/// <param name="Trained">What is trained, without the gaps between parameters.</param>
/// <param name="Inputs">Data, settings and noise.</param>
/// <param name="Arena">What lives only within a step, laid over one another.</param>
/// <param name="Live">The most of it that is needed at one time.</param>
public sealed record PlanMemory(int FlatBuffers, long Parameters, long Trained, long Inputs, long Arena, long Live)
{
    /// <summary>The memory of a plan over a layout, whose parameters follow an optimiser.</summary>
    public static PlanMemory Of(ExecutionPlan plan, ParameterLayout layout, Optimiser optimiser) => new(
        2 + optimiser.Moments.Length,
        Bytes(layout.Length),
        Bytes(layout.Count),
        Bytes(plan.Lengths[Area.Inputs]),
        Bytes(plan.Lengths[Area.Arena]),
        Bytes(MostAlive(plan)));

    /// <summary>The flat buffers.</summary>
    public long Flat => FlatBuffers * Parameters;

    /// <summary>Arena and flat buffers over what cannot be done without: trained values, gradients, moments and live activations.</summary>
    public double Overhead => (double)(Flat + Arena) / (FlatBuffers * Trained + Live);

    private static long Bytes(long numbers) => sizeof(float) * numbers;

    private static long MostAlive(ExecutionPlan plan)
    {
        var lives = Lives(plan).ToArray();
        return Enumerable.Range(0, plan.Steps.Length)
            .Select(step => Covered(lives.Where(life => life.First <= step && step <= life.Last)))
            .DefaultIfEmpty().Max();
    }

    // A stretch of the arena, from the step that writes it to the last that reads it before it is written again.
    private readonly record struct Life(int First, int Last, int Start, int End);

    private static IEnumerable<Life> Lives(ExecutionPlan plan) =>
        from first in Enumerable.Range(0, plan.Steps.Length)
        from written in plan.Steps[first].Writes
        where written.Area == Area.Arena
        let last = Readers.Of(plan, first, written).Append(first).Max()
        select new Life(first, last, written.Offset, written.Offset + written.Span);

    // Numbers under at least one of them.
    private static long Covered(IEnumerable<Life> lives)
    {
        var (covered, end) = (0L, 0);
        foreach (var life in lives.OrderBy(life => life.Start))
        {
            covered += Math.Max(0, life.End - Math.Max(end, life.Start));
            end = Math.Max(end, life.End);
        }
        return covered;
    }
}
