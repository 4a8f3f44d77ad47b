using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Profiling;

/// <summary>Who reads what a step of a plan writes.</summary>
internal static class Readers
{
    /// <summary>The positions of the later steps that read a number of a slot of the arena before another is written over it.</summary>
    public static IEnumerable<int> Of(ExecutionPlan plan, int position, Slot written)
    {
        for (var later = position + 1; later < plan.Steps.Length; later++)
        {
            if (Meets(plan.Steps[later].Reads))
                yield return later;
            if (Meets(plan.Steps[later].Writes))
                yield break;
        }

        bool Meets(IEnumerable<Slot> slots) => slots.Any(slot =>
            slot.Area == Area.Arena && slot.Offset < written.Offset + written.Span && written.Offset < slot.Offset + slot.Span);
    }
}
