using System.Reflection.Emit;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// How an emitted loop reaches memory: a pointer for each read and each result, in that order, which the outer axes move, and a column
/// along the last axis, which moves a vector at a time. What does not fill a vector goes through a scratch vector.
/// </summary>
internal sealed class LoopMemory
{
    private readonly ILGenerator il;
    private readonly LaneEmitter lanes;
    private readonly Sizes extents;
    private readonly Slot[] accesses;
    private readonly LocalBuilder[] pointers;
    private readonly LocalBuilder column;
    private readonly LocalBuilder scratch;
    private readonly LocalBuilder mask;
    private readonly int last;

    public LoopMemory(ILGenerator il, LaneEmitter lanes, Region region)
    {
        (this.il, this.lanes, extents) = (il, lanes, region.Extents);
        accesses = [.. region.Reads, .. region.Writes];
        pointers = [.. accesses.Select(_ => il.DeclareLocal(typeof(float*)))];
        (column, scratch, mask) = (il.DeclareLocal(typeof(long)), il.DeclareLocal(typeof(float*)), il.DeclareLocal(lanes.Vector));
        last = extents.Count - 1;
    }

    /// <summary>How many positions the last axis has.</summary>
    public int Columns => last < 0 ? 1 : extents[last];

    /// <summary>How many of them are left over behind whole vectors.</summary>
    public int Tail => Columns % lanes.Count;

    /// <summary>How far apart neighbours along the last axis lie.</summary>
    public int Stride(int access) => last < 0 ? 0 : accesses[access].Strides[last];

    /// <summary>Takes the pointers from the argument; makes room for two vectors, and the bits of the numbers that count in the last.</summary>
    public void Begin()
    {
        for (var access = 0; access < accesses.Length; access++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, access * sizeof(long));
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldind_I);
            il.Emit(OpCodes.Stloc, pointers[access]);
        }
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

    /// <summary>Goes back to the first column.</summary>
    public void BeginRow()
    {
        il.Emit(OpCodes.Ldc_I8, 0L);
        il.Emit(OpCodes.Stloc, column);
    }

    /// <summary>Goes on by a vector, and back to the label while there are whole vectors.</summary>
    public void NextVector(Label again)
    {
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldc_I8, (long)lanes.Count);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, column);
        il.Emit(OpCodes.Ldloc, column);
        il.Emit(OpCodes.Ldc_I8, (long)(Columns - Tail));
        il.Emit(OpCodes.Blt, again);
    }

    /// <summary>Goes on along an outer axis: the loops inside have moved each pointer to the end of what they walk.</summary>
    public void NextRow(int axis)
    {
        for (var access = 0; access < accesses.Length; access++)
            Move(access, accesses[access].Strides[axis] - Walked(accesses[access], axis + 1));
    }

    /// <summary>Puts on the stack what lies at the column.</summary>
    public void Read(int access, bool isTail)
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

    /// <summary>Writes a vector from the stack at the column.</summary>
    public void Write(int access, bool isTail)
    {
        var stride = Stride(access);
        if (!isTail && stride == 1)
        {
            Address(access, 1);
            lanes.Store();
            return;
        }
        StoreScratch();
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, isTail ? Tail : lanes.Count);
        Address(access, stride);
        il.Emit(OpCodes.Ldc_I8, (long)stride);
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Scatter))!);
    }

    /// <summary>Makes zeros of what a vector on the stack holds behind the tail.</summary>
    public void Cut()
    {
        il.Emit(OpCodes.Ldloc, mask);
        lanes.And();
    }

    /// <summary>Adds the numbers of a vector on the stack to the one number of an access that stands still.</summary>
    public void AddTogether(int access)
    {
        StoreScratch();
        il.Emit(OpCodes.Ldloc, pointers[access]);
        il.Emit(OpCodes.Ldloc, pointers[access]);
        il.Emit(OpCodes.Ldind_R4);
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, lanes.Count);
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Sum))!);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stind_R4);
    }

    /// <summary>Makes of two vectors on the stack the function of each two of their numbers.</summary>
    public void Each(RareFunction function, bool isTail)
    {
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, lanes.Count * sizeof(float));
        il.Emit(OpCodes.Add);
        lanes.Store();
        StoreScratch();
        il.Emit(OpCodes.Ldloc, scratch);
        il.Emit(OpCodes.Ldc_I4, lanes.Count);
        il.Emit(OpCodes.Ldc_I4, isTail ? Tail : lanes.Count);
        il.Emit(OpCodes.Ldc_I4, LaneMemory.Register(function));
        il.Emit(OpCodes.Call, typeof(LaneMemory).GetMethod(nameof(LaneMemory.Each))!);
        LoadScratch();
    }

    // The last axis is walked without moving the pointer.
    private long Walked(Slot access, int axis) => axis >= last ? 0 : (long)access.Strides[axis] * extents[axis];

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
}
