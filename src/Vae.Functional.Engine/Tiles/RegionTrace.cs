using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>One operation of a region's arithmetic.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Operands">The numbers of the operations before it that it is applied to.</param>
/// <param name="Detail">The bits of a constant, the number of an access, the count of a shift.</param>
/// <param name="Function">The function of <see cref="LaneOperation.Each"/>.</param>
/// <param name="Axis">The innermost axis along which the value changes; −1 where it never does.</param>
/// <param name="Uses">How many operations and results take it.</param>
internal sealed record LaneStep(
    LaneOperation Operation, ImmutableArray<int> Operands, int Detail, RareFunction? Function, int Axis, int Uses);

/// <summary>A region's values as elementary operations, equal ones once: what shares an exponential shares it.</summary>
internal sealed class RegionTrace
{
    private readonly Slot[] reads;
    private readonly List<LaneStep> steps = [];
    private readonly Dictionary<Trace, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(LaneOperation, int, int, int, int, RareFunction?), int> known = [];

    private RegionTrace(Region region) => reads = [.. region.Reads];

    /// <summary>The operations, and which of them is each result.</summary>
    public static (ImmutableArray<LaneStep> Steps, ImmutableArray<int> Results) Of(Region region)
    {
        var trace = new RegionTrace(region);
        var values = new Traced[region.Values.Length];
        var load = 0;
        for (var i = 0; i < values.Length; i++)
            values[i] = region.Values[i] switch
            {
                RegionValue.Number number => number.Value,
                RegionValue.Load => Traced.Load(load++),
                RegionValue.Computed computed => Formulas.Of(computed.Primitive, computed.Order).Of(
                    values[computed.Operands[0]],
                    computed.Operands.Count > 1 ? values[computed.Operands[1]] : default,
                    computed.Operands.Count > 2 ? values[computed.Operands[2]] : default),
                _ => throw new InvalidOperationException($"unknown value {region.Values[i].GetType().Name}"),
            };
        ImmutableArray<int> results = [.. region.Results.Select(result => trace.Number(values[result.Value].Trace))];
        foreach (var result in results)
            trace.Use(result);
        return ([.. trace.steps], results);
    }

    // Depth first; formulas are as deep as a region has values, times a polynomial's degree.
    private int Number(Trace node)
    {
        if (numbers.TryGetValue(node, out var number))
            return number;
        ImmutableArray<int> operands = [.. node.Operands.Select(Number)];
        int Operand(int i) => i < operands.Length ? operands[i] : -1;
        var key = (node.Operation, Operand(0), Operand(1), Operand(2), node.Detail, node.Function);
        if (!known.TryGetValue(key, out number))
        {
            known[key] = number = steps.Count;
            steps.Add(new(node.Operation, operands, node.Detail, node.Function, Axis(node, operands), Uses: 0));
            foreach (var operand in operands)
                Use(operand);
        }
        return numbers[node] = number;
    }

    private int Axis(Trace node, ImmutableArray<int> operands) => node.Operation == LaneOperation.Load
        ? reads[node.Detail].Strides.ToList().FindLastIndex(stride => stride != 0)
        : operands.Select(operand => steps[operand].Axis).DefaultIfEmpty(-1).Max();

    private void Use(int step) => steps[step] = steps[step] with { Uses = steps[step].Uses + 1 };
}
