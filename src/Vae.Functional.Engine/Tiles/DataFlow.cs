using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tiles;

/// <summary>Who writes what an instruction of a draft reads. Every slot of a draft is written once, so order is the only hazard.</summary>
internal sealed class DataFlow
{
    private readonly Planner.Draft draft;
    private readonly Instruction[] instructions;
    private readonly int[][] producers;
    private readonly int[][] consumers;

    public DataFlow(Planner.Draft draft)
    {
        this.draft = draft;
        instructions = [.. draft.Steps.Cast<Instruction>()];
        var writers = new Dictionary<(Area, int), int>();
        for (var i = 0; i < instructions.Length; i++)
            writers[Home(instructions[i].Target)] = i;
        var shared = instructions
            .Select((instruction, writer) => (instruction.Target, Writer: writer))
            .Where(write => write.Target.Area is Area.Outputs or Area.Gradients)
            .ToArray();
        int? Writer(Slot slot) => slot.Area == Area.Arena
            ? writers[Home(slot)]
            : shared.Where(write => Holds(write.Target, slot)).Select(write => (int?)write.Writer).FirstOrDefault();
        producers = [.. instructions.Select(one => one.Operands.Select(Writer).OfType<int>().Distinct().ToArray())];
        var readers = producers
            .SelectMany((made, reader) => made.Select(producer => (Producer: producer, Reader: reader)))
            .ToLookup(read => read.Producer, read => read.Reader);
        consumers = [.. Enumerable.Range(0, Count).Select(producer => readers[producer].ToArray())];
    }

    public int Count => instructions.Length;

    public Instruction this[int instruction] => instructions[instruction];

    public int[] Producers(int instruction) => producers[instruction];

    public int[] Consumers(int instruction) => consumers[instruction];

    /// <summary>Whether an instruction can be part of a region.</summary>
    public bool IsElementwise(int instruction) =>
        PrimitiveGroups.Pointwise.Contains(instructions[instruction].Primitive) || Reduces(instruction);

    /// <summary>Whether an instruction sums or averages.</summary>
    public bool Reduces(int instruction) => instructions[instruction].Primitive is Primitive.Sum or Primitive.Mean;

    /// <summary>The positions that an element-wise instruction visits.</summary>
    public Sizes Positions(int instruction) =>
        Reduces(instruction) ? instructions[instruction].Operands[0].Extents : instructions[instruction].Target.Extents;

    /// <summary>Whether an instruction reads another's result only at the position where it is written.</summary>
    public bool ReadsInStep(int producer, int consumer) =>
        !Reduces(producer) && instructions[consumer].Operands.All(operand => !IsOf(operand, producer) || IsResult(operand, producer));

    /// <summary>Whether an operand is an instruction's whole result, in the order in which it is written.</summary>
    public bool IsResult(Slot operand, int producer) =>
        IsOf(operand, producer) && operand.IsContiguous && operand.Count == instructions[producer].Target.Count;

    /// <summary>Pairs of element-wise instructions that read the same numbers in the same order.</summary>
    public IEnumerable<(int One, int Other)> Siblings() =>
        from read in Enumerable.Range(0, Count).Where(IsElementwise)
            .SelectMany(i => instructions[i].Operands.Select(operand => (Reader: i, Operand: operand)))
        where read.Operand.Area != Area.Constants && read.Operand.IsContiguous && read.Operand.Count > 1
        group read.Reader by (Home(read.Operand), Place(read.Operand), read.Operand.Count) into readers
        from pair in readers.Zip(readers.Skip(1), (one, other) => (One: one, Other: other))
        where pair.One != pair.Other
        select pair;

    private bool IsOf(Slot operand, int producer) => instructions[producer].Target is var target && operand.Area switch
    {
        Area.Arena => target.Area == Area.Arena && Home(operand) == Home(target),
        Area.Outputs or Area.Gradients => Holds(target, operand),
        _ => false,
    };

    private static bool Holds(Slot target, Slot slot) =>
        slot.Area == target.Area && slot.Offset >= target.Offset && slot.Offset < target.Offset + Math.Max(1, target.Count);

    private (Area, int) Home(Slot slot) => slot.Area == Area.Arena ? (Area.Arena, draft.Places[slot].Buffer) : (slot.Area, slot.Offset);

    private int Place(Slot slot) => slot.Area == Area.Arena ? draft.Places[slot].Offset : slot.Offset;
}
