using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tiles;

/// <summary>The region of a cluster: what it reads, computes and keeps, over the fewest axes that all of it can be walked along.</summary>
internal sealed class RegionBuilder
{
    private readonly Planner.Draft draft;
    private readonly DataFlow flow;
    private readonly int[] members;
    private readonly Sizes extents;
    private readonly List<RegionValue> values = [];
    private readonly Dictionary<int, int> valueOf = [];
    private readonly List<RegionResult> results = [];

    private RegionBuilder(Planner.Draft draft, DataFlow flow, int[] members)
    {
        (this.draft, this.flow, this.members) = (draft, flow, members);
        extents = members.Select(flow.Positions).Aggregate((a, b) => Extents.Common(a, b)!.Value);
    }

    public static Region Build(Planner.Draft draft, DataFlow flow, int[] members)
    {
        var builder = new RegionBuilder(draft, flow, members);
        foreach (var member in members)
            builder.Add(member);
        return builder.Finished();
    }

    private void Add(int member)
    {
        var instruction = flow[member];
        int[] operands = [.. instruction.Operands.Select(operand => Operand(member, operand))];
        if (flow.Reduces(member))
        {
            var reduction = instruction.Primitive == Primitive.Sum ? RegionReduction.Sum : RegionReduction.Mean;
            var over = draft.Within(instruction.Target, Spread(instruction));
            results.Add(new(Refined(over), operands[0], reduction));
            return;
        }
        valueOf[member] = instruction.Primitive == Primitive.StopGradient
            ? operands[0]
            : Number(new RegionValue.Computed(instruction.Primitive, instruction.Attributes.Order, [.. operands]));
        if (instruction.Target.Area != Area.Arena || flow.Consumers(member).Any(consumer => !members.Contains(consumer)))
            results.Add(new(Refined(instruction.Target), valueOf[member], RegionReduction.None));
    }

    private int Operand(int member, Slot operand)
    {
        foreach (var producer in flow.Producers(member))
            if (valueOf.TryGetValue(producer, out var value) && flow.IsResult(operand, producer))
                return value;
        return Number(operand.Area == Area.Constants
            ? new RegionValue.Number(draft.Constants[operand.Offset])
            : new RegionValue.Load(Refined(operand)));
    }

    // Equal values are one; numbers are equal by their bits, and loads by where their numbers lie.
    private int Number(RegionValue value)
    {
        var known = values.FindIndex(other => (value, other) switch
        {
            (RegionValue.Number a, RegionValue.Number b) => Bits(a) == Bits(b),
            (RegionValue.Load a, RegionValue.Load b) => Same(a.Slot, b.Slot),
            _ => value.Equals(other),
        });
        if (known >= 0)
            return known;
        values.Add(value);
        return values.Count - 1;
    }

    private static int Bits(RegionValue.Number number) => BitConverter.SingleToInt32Bits(number.Value);

    private bool Same(Slot a, Slot b) => a.Area == b.Area && a.Strides == b.Strides
        && (a.Area == Area.Arena ? draft.Places[a] == draft.Places[b] : a.Offset == b.Offset);

    private Slot Refined(Slot slot) => draft.Within(slot, Extents.Refined(slot, extents));

    // A reduction's target over the extents of its operand.
    private static Slot Spread(Instruction reduction)
    {
        var over = reduction.Operands[0].Extents;
        return reduction.Target with
        {
            Extents = over,
            Strides = Extents.Spread(reduction.Target.Strides, reduction.Attributes.Axes, over.Count),
        };
    }

    private Region Finished()
    {
        Slot[] slots = [.. values.OfType<RegionValue.Load>().Select(load => load.Slot), .. results.Select(result => result.Slot)];
        var joined = Extents.Joined(slots, extents);
        var places = new Dictionary<Slot, Slot>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < slots.Length; i++)
            places[slots[i]] = draft.Within(slots[i], joined[i]);
        return new Region(joined[0].Extents, [.. values], [.. results]).At(slot => places[slot]);
    }
}
