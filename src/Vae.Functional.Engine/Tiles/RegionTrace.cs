using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>One operation of a region's arithmetic.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Operands">The numbers of the operations before it that it is applied to.</param>
/// <param name="Detail">
/// The bits of a constant, the number of an access or of the result that something is carried for, the count of a shift.
/// </param>
/// <param name="Function">The function of <see cref="LaneOperation.Each"/>.</param>
/// <param name="Axis">
/// The innermost axis along which the value changes; −1 where it never does, and the number of axes where it is known at the end of a row.
/// </param>
/// <param name="Uses">How many operations and results take it.</param>
internal sealed record LaneStep(
    LaneOperation Operation, ImmutableArray<int> Operands, int Detail, RareFunction? Function, int Axis, int Uses);

/// <summary>What a region keeps, of its operations.</summary>
/// <param name="Value">What is written or summed.</param>
/// <param name="Product">What else a <see cref="SoftplusSum"/> takes.</param>
internal sealed record LaneResult(int Value, LaneProduct? Product = null);

/// <summary>A product that a loop carries along a row.</summary>
/// <param name="Excess">What each factor has above 1.</param>
/// <param name="Carried">The product.</param>
/// <param name="Logarithm">Its logarithm, which is taken from the row's sum.</param>
internal sealed record LaneProduct(int Excess, int Carried, int Logarithm);

/// <summary>A region's values as elementary operations, equal ones once: what shares an exponential shares it.</summary>
internal sealed class RegionTrace
{
    private readonly Region region;
    private readonly Slot[] reads;
    private readonly List<LaneStep> steps = [];
    private readonly Dictionary<Trace, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(LaneOperation, int, int, int, int, RareFunction?), int> known = [];

    private RegionTrace(Region region) => (this.region, reads) = (region, [.. region.Reads]);

    /// <summary>The operations, and which of them make each result.</summary>
    /// <param name="region">The region.</param>
    /// <param name="lanes">How many numbers a register holds.</param>
    public static (ImmutableArray<LaneStep> Steps, ImmutableArray<LaneResult> Results) Of(Region region, int lanes)
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
        ImmutableArray<LaneResult> results = [.. region.Results.Select((_, result) => trace.Result(result, values, lanes))];
        return ([.. trace.steps], results);
    }

    private LaneResult Result(int result, Traced[] values, int lanes)
    {
        if (SoftplusSum.Of(region, result, lanes) is not { } sum)
            return new(Used(values[region.Results[result].Value]));
        var (a, x, product) = (values[sum.Minuend], values[sum.Logit], Traced.Carried(result));
        return new(
            Used(SoftplusSum.Term(a, x)),
            new(Used(SoftplusSum.Excess(x)), Used(product), Used(SoftplusSum.Logarithm(product))));
    }

    private int Used(Traced value)
    {
        var number = Number(value.Trace);
        Use(number);
        return number;
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

    private int Axis(Trace node, ImmutableArray<int> operands) => node.Operation switch
    {
        LaneOperation.Load => reads[node.Detail].Strides.ToList().FindLastIndex(stride => stride != 0),
        LaneOperation.Carried => region.Extents.Count,
        _ => operands.Select(operand => steps[operand].Axis).DefaultIfEmpty(-1).Max(),
    };

    private void Use(int step) => steps[step] = steps[step] with { Uses = steps[step].Uses + 1 };
}
