using System.Collections.Immutable;
using System.Reflection.Emit;

namespace Vae.Functional.Engine.Tiles;

/// <summary>Runs a region once over the addresses of its reads and its results, in that order; what it sums into is zero before.</summary>
internal unsafe delegate void RegionLoop(nint* addresses);

/// <summary>
/// A region as one machine-code loop: values are vector registers, and each is computed at the outermost axis along which it changes. The
/// last axis is walked a vector at a time; what is left over at its end is a vector of which the rest is ignored.
/// </summary>
internal sealed class LoopEmitter
{
    private readonly Region region;
    private readonly ImmutableArray<LaneStep> steps;
    private readonly ImmutableArray<LaneResult> results;
    private readonly ILGenerator il;
    private readonly LaneEmitter lanes;
    private readonly LoopMemory memory;
    private readonly Dictionary<int, LocalBuilder> sums = [];
    private readonly Dictionary<int, LocalBuilder> locals = [];
    private readonly int last;

    private LoopEmitter(Region region, ILGenerator il)
    {
        (this.region, this.il) = (region, il);
        lanes = new LaneEmitter(il);
        (steps, results) = RegionTrace.Of(region, lanes.Count);
        memory = new LoopMemory(il, lanes, region);
        last = region.Extents.Count - 1;
    }

    /// <summary>The loop of a region without positions to skip: no extent is 0.</summary>
    public static unsafe RegionLoop Emit(Region region)
    {
        var method = new DynamicMethod("region", typeof(void), [typeof(nint*)], typeof(LoopEmitter).Module, skipVisibility: true);
        new LoopEmitter(region, method.GetILGenerator()).Method();
        return method.CreateDelegate<RegionLoop>();
    }

    private void Method()
    {
        memory.Begin();
        Invariant(-1);
        Loop(0);
        il.Emit(OpCodes.Ret);
    }

    private void Loop(int axis)
    {
        if (axis >= last)
        {
            Row();
            return;
        }
        var (index, again) = (il.DeclareLocal(typeof(int)), il.DefineLabel());
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Stloc, index);
        il.MarkLabel(again);
        Invariant(axis);
        Loop(axis + 1);
        memory.NextRow(axis);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, index);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4, region.Extents[axis]);
        il.Emit(OpCodes.Blt, again);
    }

    private void Row()
    {
        var standing = Enumerable.Range(0, results.Length).Where(IsSummedInLanes).ToArray();
        foreach (var sum in standing)
        {
            sums[sum] = Begun(0f);
            if (results[sum].Product is { } product)
                locals[product.Carried] = Begun(1f);
        }
        memory.BeginRow();
        if (memory.Columns >= lanes.Count)
        {
            var again = il.DefineLabel();
            il.MarkLabel(again);
            Body(isTail: false);
            memory.NextVector(again);
        }
        if (memory.Tail > 0)
            Body(isTail: true);
        Compute(last + 1, isTail: false);
        foreach (var sum in standing)
        {
            il.Emit(OpCodes.Ldloc, sums[sum]);
            if (results[sum].Product is { } product)
            {
                Push(product.Logarithm, isTail: false);
                lanes.Subtract();
            }
            memory.AddTogether(Access(sum));
        }
    }

    private LocalBuilder Begun(float number)
    {
        var local = il.DeclareLocal(lanes.Vector);
        il.Emit(OpCodes.Ldc_R4, number);
        lanes.Broadcast();
        il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private void Body(bool isTail)
    {
        foreach (var step in Enumerable.Range(0, steps.Length).Where(step => steps[step].Axis == last && last >= 0))
            locals.Remove(step);
        Compute(last, isTail);
        for (var result = 0; result < results.Length; result++)
            Keep(result, isTail);
    }

    // Values that are needed at an axis inside, or more than once, are kept; the others are computed where they are used.
    private void Invariant(int axis)
    {
        if (axis < last)
            Compute(axis, isTail: false);
    }

    private void Compute(int axis, bool isTail)
    {
        for (var step = 0; step < steps.Length; step++)
            if (steps[step].Axis == axis && IsKept(steps[step], axis))
            {
                Emit(step, isTail);
                il.Emit(OpCodes.Stloc, locals[step] = il.DeclareLocal(lanes.Vector));
            }
    }

    private bool IsKept(LaneStep step, int axis) => step.Operation is not (LaneOperation.Constant or LaneOperation.Carried)
        && (axis < last || step.Uses > 1 || step.Operation == LaneOperation.Load);

    private void Push(int step, bool isTail)
    {
        if (locals.TryGetValue(step, out var local))
            il.Emit(OpCodes.Ldloc, local);
        else
            Emit(step, isTail);
    }

    private void Emit(int step, bool isTail)
    {
        switch (steps[step].Operation)
        {
            case LaneOperation.Load:
                memory.Read(steps[step].Detail, isTail);
                break;
            case LaneOperation.Each:
                Push(steps[step].Operands[0], isTail);
                Push(steps[step].Operands[1], isTail);
                memory.Each(steps[step].Function!, isTail);
                break;
            default:
                lanes.Emit(steps[step], operand => Push(operand, isTail));
                break;
        }
    }

    private void Keep(int result, bool isTail)
    {
        if (!IsSummedInLanes(result))
        {
            Push(results[result].Value, isTail);
            if (Reduces(result))
            {
                memory.Read(Access(result), isTail);
                lanes.Add();
            }
            memory.Write(Access(result), isTail);
            return;
        }
        il.Emit(OpCodes.Ldloc, sums[result]);
        PushCut(results[result].Value, isTail);
        lanes.Add();
        il.Emit(OpCodes.Stloc, sums[result]);
        if (results[result].Product is not { } product)
            return;
        // Π·(1 + y), rounded once.
        Push(product.Carried, isTail);
        PushCut(product.Excess, isTail);
        Push(product.Carried, isTail);
        lanes.MultiplyAdd();
        il.Emit(OpCodes.Stloc, locals[product.Carried]);
    }

    private void PushCut(int step, bool isTail)
    {
        Push(step, isTail);
        if (isTail)
            memory.Cut();
    }

    private bool Reduces(int result) => region.Results[result].Reduction != RegionReduction.None;

    // A sum whose place stands still along the last axis is carried in the lanes of a register.
    private bool IsSummedInLanes(int result) => Reduces(result) && memory.Stride(Access(result)) == 0;

    // Accesses are the reads, and then a place for each result.
    private int Access(int result) => region.Reads.Count() + result;
}
