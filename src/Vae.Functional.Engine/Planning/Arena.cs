using System.Collections.Immutable;
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
        Instruction Settled(Instruction instruction) => instruction with
        {
            Operands = [.. instruction.Operands.Select(Settle)],
            Target = Settle(instruction.Target),
        };
        return new(
            draft.BatchSize,
            [.. draft.Instructions.Select(Settled)],
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

    // From the instruction that writes a buffer to the last that reads it.
    private static (int First, int Last)[] Lives(Planner.Draft draft)
    {
        var lives = new (int First, int Last)[draft.Buffers.Count];
        for (var i = 0; i < draft.Instructions.Count; i++)
        {
            if (draft.Places.TryGetValue(draft.Instructions[i].Target, out var target))
                lives[target.Buffer] = (i, i);
            foreach (var operand in draft.Instructions[i].Operands)
                if (draft.Places.TryGetValue(operand, out var place))
                    lives[place.Buffer].Last = i;
        }
        return lives;
    }

    private static (int[] Address, int Length) Addresses(Planner.Draft draft, (int First, int Last)[] lives)
    {
        var (address, length) = (new int[draft.Buffers.Count], 0);
        var alive = new List<int>();
        for (var i = 0; i < draft.Instructions.Count; i++)
        {
            alive.RemoveAll(buffer => lives[buffer].Last < i);
            if (!draft.Places.TryGetValue(draft.Instructions[i].Target, out var target))
                continue;
            var taken = InPlace(draft, lives, draft.Instructions[i], i);
            address[target.Buffer] = taken is { } over ? address[over] : Gap(draft, address, alive, draft.Buffers[target.Buffer]);
            alive.RemoveAll(buffer => buffer == taken);
            alive.Add(target.Buffer);
            length = Math.Max(length, Alignment.Up(checked(address[target.Buffer] + draft.Buffers[target.Buffer])));
        }
        return (address, length);
    }

    // A pointwise result may take the place of its first operand where that is read for the last time, and by nothing else here.
    private static int? InPlace(Planner.Draft draft, (int First, int Last)[] lives, Instruction instruction, int position)
    {
        if (!PrimitiveGroups.Pointwise.Contains(instruction.Primitive) || instruction.Primitive == Primitive.Where)
            return null;
        var first = instruction.Operands[0];
        if (!draft.Places.TryGetValue(first, out var place) || lives[place.Buffer].Last != position)
            return null;
        var whole = place.Offset == 0
            && first.IsContiguous
            && first.Count == draft.Buffers[place.Buffer]
            && first.Extents == instruction.Target.Extents;
        var alone = instruction.Operands.Skip(1).All(
            other => !draft.Places.TryGetValue(other, out var elsewhere) || elsewhere.Buffer != place.Buffer);
        return whole && alone ? place.Buffer : null;
    }

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
