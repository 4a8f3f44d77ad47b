using System.Collections.Immutable;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Planning;

/// <summary>
/// Addresses for the buffers of a plan: the first gap that is long enough among the buffers that live at the same time.
/// </summary>
internal static class Arena
{
    public static ExecutionPlan Assign(Planner.Draft draft)
    {
        var lives = Lives(draft);
        var (address, length) = Addresses(draft, lives);
        Slot Settle(Slot slot) => draft.Places.TryGetValue(slot, out var place)
            ? slot with { Offset = address[place.Buffer] + place.Offset }
            : slot;
        return new(
            draft.BatchSize,
            [.. draft.Steps.Select(step => step.At(Settle))],
            draft.Inputs.ToImmutable(),
            draft.Outputs.ToImmutable(),
            draft.Constants,
            new Dictionary<Area, int>
            {
                [Area.Inputs] = draft.InputLength,
                [Area.Outputs] = draft.OutputLength,
                [Area.Constants] = draft.Constants.Length,
                [Area.Arena] = length,
            }.ToImmutableSortedDictionary());
    }

    // From the step that writes a buffer to the last that reads it.
    private static (int First, int Last)[] Lives(Planner.Draft draft)
    {
        var lives = new (int First, int Last)[draft.Buffers.Count];
        for (var i = 0; i < draft.Steps.Count; i++)
        {
            foreach (var target in draft.Steps[i].Writes)
                if (draft.Places.TryGetValue(target, out var place))
                    lives[place.Buffer] = (i, i);
            foreach (var operand in draft.Steps[i].Reads)
                if (draft.Places.TryGetValue(operand, out var place))
                    lives[place.Buffer].Last = i;
        }
        return lives;
    }

    private static (int[] Address, int Length) Addresses(Planner.Draft draft, (int First, int Last)[] lives)
    {
        var (address, length) = (new int[draft.Buffers.Count], 0);
        var alive = new List<int>();
        for (var i = 0; i < draft.Steps.Count; i++)
        {
            alive.RemoveAll(buffer => lives[buffer].Last < i);
            foreach (var write in draft.Steps[i].Writes)
            {
                if (!draft.Places.TryGetValue(write, out var target))
                    continue;
                var taken = Overwritten(draft, draft.Steps[i], write)
                    .Where(buffer => lives[buffer].Last == i && alive.Contains(buffer))
                    .Select(buffer => (int?)buffer)
                    .FirstOrDefault();
                address[target.Buffer] = taken is { } over ? address[over] : Gap(draft, address, alive, draft.Buffers[target.Buffer]);
                alive.RemoveAll(buffer => buffer == taken);
                alive.Add(target.Buffer);
                length = Math.Max(length, Alignment.Up(checked(address[target.Buffer] + draft.Buffers[target.Buffer])));
            }
        }
        return (address, length);
    }

    // The buffers whose place a result may take once they are read for the last time: each number is read before it is overwritten.
    private static IEnumerable<int> Overwritten(Planner.Draft draft, Step step, Slot write) => step switch
    {
        Instruction instruction => PrimitiveGroups.Pointwise.Contains(instruction.Primitive) && instruction.Primitive != Primitive.Where
            ? Overwritten(draft, instruction.Operands, instruction.Operands.Take(1), write)
            : [],
        Region region => region.Results.Any(result => ReferenceEquals(result.Slot, write) && result.Reduction == RegionReduction.None)
            ? Overwritten(draft, [.. region.Reads], region.Reads, write)
            : [],
        _ => throw new InvalidOperationException($"unknown step {step.GetType().Name}"),
    };

    // Those that only one operand reads, whole, in the order in which the result is written.
    private static IEnumerable<int> Overwritten(
        Planner.Draft draft, ImmutableArray<Slot> operands, IEnumerable<Slot> candidates, Slot write) =>
        from operand in candidates
        where draft.Places.ContainsKey(operand)
        let place = draft.Places[operand]
        where place.Offset == 0 && operand.Extents == write.Extents && operand.Strides == write.Strides
            && operand.Count == draft.Buffers[place.Buffer] && operand.Count == draft.Buffers[draft.Places[write].Buffer]
            && operands.Count(other => draft.Places.TryGetValue(other, out var elsewhere) && elsewhere.Buffer == place.Buffer) == 1
        select place.Buffer;

    private static int Gap(Planner.Draft draft, int[] address, List<int> alive, int size)
    {
        var start = 0;
        foreach (var buffer in alive.OrderBy(buffer => address[buffer]))
        {
            if (checked(start + size) <= address[buffer])
                break;
            start = Math.Max(start, Alignment.Up(checked(address[buffer] + draft.Buffers[buffer])));
        }
        return start;
    }
}
