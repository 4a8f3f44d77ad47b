using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Tests.Planning;

/// <summary>
/// Executes a plan over managed arrays in float64 by the reference's own rules, so that a plan that is right gives the very numbers of
/// the reference. Everything starts as NaN, and every read is checked against who wrote what is read.
/// </summary>
internal sealed class ManagedRun
{
    private const int Nobody = -1;

    private readonly ExecutionPlan plan;
    private readonly Dictionary<Area, double[]> areas;
    private readonly int[] writers;

    private ManagedRun(ExecutionPlan plan, ParameterLayout layout)
    {
        this.plan = plan;
        areas = plan.Lengths.ToDictionary(area => area.Key, area => Poison(area.Value));
        (areas[Area.Parameters], areas[Area.Gradients]) = (Poison(layout.Length), Poison(layout.Length));
        writers = Enumerable.Repeat(Nobody, plan.Lengths[Area.Arena]).ToArray();
    }

    /// <summary>The value of every output.</summary>
    /// <exception cref="InvalidPlanException">The plan reads what it should not, or writes over what it reads.</exception>
    public static ImmutableSortedDictionary<string, DenseArray> Of(
        ExecutionPlan plan, ParameterLayout layout, IReadOnlyDictionary<string, DenseArray> leaves)
    {
        var run = new ManagedRun(plan, layout);
        for (var i = 0; i < plan.Constants.Length; i++)
            run.areas[Area.Constants][i] = plan.Constants[i];
        foreach (var parameter in layout.Parameters)
            run.Write(layout[parameter.Name], leaves[parameter.Name]);
        foreach (var (name, slot) in plan.Inputs)
            run.Write(slot, leaves[name]);
        for (var i = 0; i < plan.Steps.Length; i++)
            run.Execute(i);
        return plan.Outputs.ToImmutableSortedDictionary(output => output.Key, output => run.Read(output.Value), StringComparer.Ordinal);
    }

    private void Execute(int position)
    {
        if (plan.Steps[position] is Region region)
            Execute(region);
        else
            Execute((Instruction)plan.Steps[position]);
        foreach (var target in plan.Steps[position].Writes)
            if (target.Area == Area.Arena)
                foreach (var cell in Cells(target))
                    writers[cell] = position;
    }

    // Terms of a sum come in row-major order, as the reference has them.
    private void Execute(Region region)
    {
        Watch(region);
        var values = new List<double[]>();
        foreach (var value in region.Values)
            values.Add(value switch
            {
                RegionValue.Load load => Read(load.Slot).Values.ToArray(),
                RegionValue.Number number => [.. Enumerable.Repeat((double)number.Value, Count(region))],
                RegionValue.Computed computed => Computed(computed, values),
                _ => throw new InvalidPlanException($"unknown value {value}"),
            });
        foreach (var result in region.Results)
        {
            var cells = Cells(result.Slot);
            foreach (var terms in Enumerable.Range(0, cells.Length).GroupBy(i => cells[i], i => values[result.Value][i]))
                areas[result.Slot.Area][terms.Key] = result.Reduction switch
                {
                    RegionReduction.None => terms.Single(),
                    RegionReduction.Sum => terms.Sum(),
                    _ => terms.Average(),
                };
        }
    }

    private static int Count(Region region) => region.Extents.Aggregate(1, (product, extent) => product * extent);

    private static double[] Computed(RegionValue.Computed value, List<double[]> values)
    {
        var rule = ScalarRules.Of(value.Primitive, new Attributes(Order: value.Order));
        double Operand(int operand, int i) => operand < value.Operands.Count ? values[value.Operands[operand]][i] : 0;
        return [.. values[value.Operands[0]].Select((_, i) => rule(Operand(0, i), Operand(1, i), Operand(2, i)))];
    }

    // A read sees one buffer, whole; what a result lies over is read only where it is written, by a value that is read in the same order.
    private void Watch(Region region)
    {
        foreach (var read in region.Reads)
        {
            if (read.Area == Area.Arena && Cells(read).Select(cell => writers[cell]).Distinct().Count() != 1)
                throw new InvalidPlanException($"{region}: {read} lies over several buffers");
            foreach (var result in region.Results)
            {
                var inPlace = result.Reduction == RegionReduction.None && result.Slot == read;
                if (!inPlace && read.Area == result.Slot.Area && Cells(read).Intersect(Cells(result.Slot)).Any())
                    throw new InvalidPlanException($"{region}: writes {result.Slot} over {read}");
            }
        }
        foreach (var (one, i) in region.Results.Select((result, i) => (result, i)))
            if (region.Results.Take(i).Any(other => other.Slot.Area == one.Slot.Area && Cells(other.Slot).Intersect(Cells(one.Slot)).Any()))
                throw new InvalidPlanException($"{region}: two results over each other");
    }

    private void Execute(Instruction instruction)
    {
        Watch(instruction);
        var operands = instruction.Operands.Select(Read).ToImmutableArray();
        Write(
            instruction.Target,
            ReferenceRules.Apply(instruction.Primitive, operands, instruction.Attributes, [.. instruction.Target.Extents]));
    }

    // A read sees one buffer, whole, and no target lies over an operand but the first operand of a pointwise primitive, exactly.
    private void Watch(Instruction instruction)
    {
        foreach (var (operand, index) in instruction.Operands.Select((operand, index) => (operand, index)))
        {
            if (operand.Area == Area.Arena && Cells(operand).Select(cell => writers[cell]).Distinct().Count() != 1)
                throw new InvalidPlanException($"{instruction}: {operand} lies over several buffers");
            var inPlace = index == 0 && instruction.IsInPlace && PrimitiveGroups.Pointwise.Contains(instruction.Primitive);
            if (!inPlace && operand.Area == instruction.Target.Area && Cells(operand).Intersect(Cells(instruction.Target)).Any())
                throw new InvalidPlanException($"{instruction}: writes over {operand}");
        }
    }

    private DenseArray Read(Slot slot)
    {
        var cells = Cells(slot);
        return DenseArray.Generate(slot.Extents.AsSpan(), i => areas[slot.Area][cells[i]]);
    }

    private void Write(Slot slot, DenseArray values)
    {
        if (!slot.IsContiguous)
            throw new InvalidPlanException($"{slot} is written, and has gaps");
        values.Values.CopyTo(areas[slot.Area].AsSpan(slot.Offset));
    }

    private static int[] Cells(Slot slot) =>
    [
        .. Enumerable.Range(0, slot.Count).Select(flat =>
            slot.Offset + DenseArray.Position(slot.Extents.AsSpan(), flat).Select((position, axis) => position * slot.Strides[axis]).Sum()),
    ];

    private static double[] Poison(int length) => Enumerable.Repeat(double.NaN, length).ToArray();
}

/// <summary>A plan that breaks what engines rely on.</summary>
internal sealed class InvalidPlanException(string message) : Exception(message);
