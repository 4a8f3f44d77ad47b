using System.Collections;
using System.Runtime.InteropServices;

namespace TorchSharp.Utils;

/// <summary>Reads and writes the elements of a tensor in CPU memory, in row-major order, whatever its strides.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;
    private readonly long[] shape;
    private readonly long[] strides;
    private readonly nint data;

    internal TensorAccessor(torch.Tensor tensor)
    {
        (this.tensor, shape, strides, data) = (tensor, tensor.shape, tensor.stride(), tensor.Data());
        Count = tensor.numel();
    }

    public long Count { get; }

    public T this[params long[] indices]
    {
        get => At(OffsetOf(indices));
        set => At(OffsetOf(indices)) = value;
    }

    public T[] ToArray()
    {
        if (tensor.is_contiguous())
            return MemoryMarshal.Cast<byte, T>(tensor.bytes).ToArray();
        var elements = new T[Count];
        CopyTo(elements);
        return elements;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        for (var i = tensorIndex; i < Count; i++)
            array[arrayIndex + i - tensorIndex] = At(OffsetAt(i));
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0)
    {
        for (var i = tensorIndex; i < Count && arrayIndex + i - tensorIndex < array.Length; i++)
            At(OffsetAt(i)) = array[arrayIndex + i - tensorIndex];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
            yield return At(OffsetAt(i));
    }

    public void Dispose()
    {
        // The tensor belongs to whoever made it.
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private unsafe ref T At(long offset)
    {
        _ = tensor.Handle; // throws where the tensor, and its memory with it, is gone
        return ref ((T*)data)[offset];
    }

    private long OffsetOf(long[] indices)
    {
        if (indices.Length != shape.Length)
            throw new ArgumentException($"{indices.Length} indices were given to a tensor of {shape.Length} dimensions.");
        long offset = 0;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            if (indices[axis] < 0 || indices[axis] >= shape[axis])
                throw new IndexOutOfRangeException($"Index {indices[axis]} is outside dimension {axis}, of size {shape[axis]}.");
            offset += indices[axis] * strides[axis];
        }

        return offset;
    }

    private long OffsetAt(long position)
    {
        long offset = 0;
        for (var axis = shape.Length - 1; axis >= 0; axis--)
        {
            (position, var index) = Math.DivRem(position, shape[axis]);
            offset += index * strides[axis];
        }

        return offset;
    }
}
