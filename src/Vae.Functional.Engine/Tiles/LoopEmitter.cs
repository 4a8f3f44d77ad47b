using System.Collections.Immutable;
using System.Reflection.Emit;
using Vae.Functional.Engine.Planning;

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
    private readonly ImmutableArray<int> results;
    private readonly Slot[] accesses;
    private readonly ILGenerator il;
    private readonly LaneEmitter lanes;
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder column;
    private readonly LocalBuilder scratch;
    private readonly LocalBuilder mask;
    private readonly Dictionary<int, LocalBuilder> sums = [];
    private readonly Dictionary<int, LocalBuilder> locals = [];
    private readonly int last;

    private LoopEmitter(Region region, ILGenerator il)
    {
        (this.region, this.il) = (region, il);
        (steps, results) = RegionTrace.Of(region);
        accesses = [.. region.Reads, .. region.Writes];
        lanes = new LaneEmitter(il);
        pointers = [.. accesses.Select(_ => il.DeclareLocal(typeof(float*)))];
        (column, scratch, mask) = (il.DeclareLocal(typeof(long)), il.DeclareLocal(typeof(float*)), il.DeclareLocal(lanes.Vector));
        last = region.Extents.Count - 1;
    }

    private int Columns => last < 0 ? 1 : region.Extents[last];

    private int Tail => Columns % lanes.Count;

    /// <summary>The loop of a region without positions to skip: no extent is 0.</summary>
    public static RegionLoop Emit(Region region)
    {
        var method = new DynamicMethod("region", typeof(void), [typeof(nint*)], typeof(LoopEmitter).Module, skipVisibility: true);
        new LoopEmitter(region, method.GetILGenerator()).Method();
        return method.CreateDelegate<RegionLoop>();
    }

    private void Method()
    {
        for (var access = 0; access < accesses.Length; access++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, access * sizeof(long));
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldind_I);
            il.Emit(OpCodes.Stloc, pointers[access]);
        }
        Prepare();
        Invariant(-1);
        Loop(0);
        il.Emit(OpCodes.Ret);
    }

    // Room for two vectors, and the bits of the numbers that count in the last one.
    private void Prepare()
    {
        il.Emit(OpCodes.Ldc_I4, 2 * lanes.Count * sizeof(float));
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Localloc);
        il.Emit(OpCodes.Stloc, scratch);
        if (Tail == 0)
            return;
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, Tail);
        il.Emit(OpCodes.Ldc_I4, lanes.Count);
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Mask))!);
        LoadScratch();
        il.Emit(OpCodes.Stloc, mask);
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
        // The loops inside have moved each pointer to the end of what they walk; the last axis is walked without moving it.
        for (var access = 0; access < accesses.Length; access++)
            Move(access, accesses[access].Strides[axis] - Walked(accesses[access], axis + 1));
        Increment(index, 1);
        il.Emit(OpCodes.Ldloc, index);
        il.Emit(OpCodes.Ldc_I4, region.Extents[axis]);
        il.Emit(OpCodes.Blt, again);
    }

    private long Walked(Slot access, int axis) => axis >= last ? 0 : (long)access.Strides[axis] * region.Extents[axis];

    private void Row()
    {
        foreach (var (sum, _) in Standing())
        {
            il.Emit(OpCodes.Ldc_R4, 0f);
            lanes.Broadcast();
            il.Emit(OpCodes.Stloc, sums[sum] = il.DeclareLocal(lanes.Vector));
        }
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Stloc, column);
        if (Columns >= lanes.Count)
            Vectors();
        if (Tail > 0)
            Body(isTail: true);
        foreach (var (sum, pointer) in Standing())
            AddTo(pointer, sums[sum]);
    }

    private void Vectors()
    {
        var again = il.DefineLabel();
        il.MarkLabel(again);
        Body(isTail: false);
        Increment(column, lanes.Count);
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldc_I8, (long)(Columns - Tail));
        il.Emit(OpCodes.Blt, again);
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
            if (steps[step].Axis == axis && steps[step].Operation != LaneOperation.Constant && (axis < last || steps[step].Uses > 1
                || steps[step].Operation == LaneOperation.Load))
            {
                Emit(step, isTail);
                il.Emit(OpCodes.Stloc, locals[step] = il.DeclareLocal(lanes.Vector));
            }
    }

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
                Read(steps[step].Detail, isTail);
                break;
            case LaneOperation.Each:
                Push(steps[step].Operands[0], isTail);
                Push(steps[step].Operands[1], isTail);
                il.Emit(OpCodes.Ldloc, scratch);
                il.Emit(OpCodes.Ldc_I4, lanes.Count * sizeof(float));
                il.Emit(OpCodes.Add);
                lanes.Store();
                StoreScratch();
                il.Emit(OpCodes.Ldloc, scratch);
                il.Emit(OpCodes.Ldc_I4, lanes.Count);
                il.Emit(OpCodes.Ldc_I4, isTail ? Tail : lanes.Count);
                il.Emit(OpCodes.Ldc_I4, LaneMemory.Register(steps[step].Function!));
                il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Each))!);
                LoadScratch();
                break;
            default:
                lanes.Emit(steps[step], operand => Push(operand, isTail));
                break;
        }
    }

    private void Read(int access, bool isTail)
    {
        var stride = Stride(access);
        if (stride == 0)
        {
            il.Emit(OpCodes.Ldloc, pointers[access]);
            il.Emit(OpCodes.Ldind_R4);
            lanes.Broadcast();
        }
        else if (stride == 1 && !isTail)
        {
            Address(access, 1);
            lanes.Load();
        }
        else
        {
            Address(access, stride);
            il.Emit(OpCodes.Ldc_I8, (long)stride);
            il.Emit(OpCodes.Ldc_I4, isTail ? Tail : lanes.Count);
            il.Emit(OpCodes.Ldloc, scratch);
            il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Gather))!);
            LoadScratch();
        }
    }

    private void Keep(int result, bool isTail)
    {
        var (pointer, adds) = (Pointer(result), Reduces(result));
        var stride = Stride(pointer);
        if (adds && stride == 0)
        {
            il.Emit(OpCodes.Ldloc, sums[result]);
            Push(results[result], isTail);
            if (isTail)
            {
                il.Emit(OpCodes.Ldloc, mask);
                lanes.And();
            }
            lanes.Add();
            il.Emit(OpCodes.Stloc, sums[result]);
            return;
        }
        Push(results[result], isTail);
        if (adds)
        {
            Read(pointer, isTail);
            lanes.Add();
        }
        if (!isTail && stride == 1)
        {
            Address(pointer, 1);
            lanes.Store();
            return;
        }
        StoreScratch();
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, isTail ? Tail : lanes.Count);
        Address(pointer, stride);
        il.Emit(OpCodes.Ldc_I8, (long)stride);
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Scatter))!);
    }

    // The reductions whose place stands still along the last axis, and their pointers.
    private IEnumerable<(int Result, int Pointer)> Standing() =>
        from result in Enumerable.Range(0, results.Length)
        where Reduces(result) && Stride(Pointer(result)) == 0
        select (result, Pointer(result));

    private bool Reduces(int result) => region.Results[result].Reduction != RegionReduction.None;

    // Accesses are the reads, and then a place for each result.
    private int Pointer(int result) => accesses.Length - results.Length + result;

    // How far apart neighbours along the last axis lie.
    private int Stride(int access) => last < 0 ? 0 : accesses[access].Strides[last];

    private void AddTo(int pointer, LocalBuilder sum)
    {
        il.Emit(OpCodes.Ldloc, sum);
        StoreScratch();
        il.Emit(OpCodes.Ldloc, pointers[pointer]);
        il.Emit(OpCodes.Ldloc, pointers[pointer]);
        il.Emit(OpCodes.Ldind_R4);
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, lanes.Count);
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Sum))!);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stind_R4);
    }

    private void StoreScratch()
    {
        il.Emit(OpCodes.Ldloc, scratch);
        lanes.Store();
    }

    private void LoadScratch()
    {
        il.Emit(OpCodes.Ldloc, scratch);
        lanes.Load();
    }

    private void Address(int access, int stride)
    {
        il.Emit(OpCodes.Ldloc, pointers[access]);
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldc_I8, (long)stride * sizeof(float));
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
    }

    private void Move(int access, long floats)
    {
        if (floats == 0)
            return;
        il.Emit(OpCodes.Ldloc, pointers[access]);
        il.Emit(OpCodes.Ldc_I8, floats * sizeof(float));
        il.Emit(OpCodes.Conv_I);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, pointers[access]);
    }

    private void Increment(LocalBuilder local, int by)
    {
        il.Emit(OpCodes.Ldloc, local);
        if (local.LocalType == typeof(long))
            il.Emit(OpCodes.Ldc_I8, (long)by);
        else
            il.Emit(OpCodes.Ldc_I4, by);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, local);
    }
}
