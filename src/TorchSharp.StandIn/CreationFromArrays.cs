using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor tensor(
        float[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        float[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, new CreationOptions(dtype ?? ElementTypes.Of<float>(), device, requires_grad, names));

    public static Tensor tensor(
        double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, new CreationOptions(dtype ?? ElementTypes.Of<double>(), device, requires_grad, names));

    public static Tensor tensor(
        long[] dataArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        tensor(dataArray, [dataArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        long[] dataArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(dataArray, dimensions, new CreationOptions(dtype ?? ElementTypes.Of<long>(), device, requires_grad, names));

    public static Tensor tensor(
        int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, new CreationOptions(dtype ?? ElementTypes.Of<int>(), device, requires_grad, names));

    public static Tensor tensor(
        bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        tensor(rawArray, [rawArray.Length], dtype, device, requires_grad, names);

    public static Tensor tensor(
        bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        string[]? names = null) =>
        Copy(rawArray, dimensions, new CreationOptions(dtype ?? ElementTypes.Of<bool>(), device, requires_grad, names));

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) =>
        Copy<float>([scalar], [], new CreationOptions(ElementTypes.Of<float>(), device, requires_grad));

    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<double>([scalar], [], new CreationOptions(dtype ?? ElementTypes.Of<double>(), device, requires_grad));

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<long>([scalar], [], new CreationOptions(dtype ?? ElementTypes.Of<long>(), device, requires_grad));

    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<bool>([scalar], [], new CreationOptions(dtype ?? ElementTypes.Of<bool>(), device, requires_grad));

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) =>
        Copy<int>([scalar], [], new CreationOptions(ElementTypes.Of<int>(), device, requires_grad));

    private static Tensor Copy<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> dimensions, CreationOptions options)
        where T : unmanaged
    {
        long expected = 1;
        foreach (var size in dimensions)
            expected *= size;
        if (expected != elements.Length)
            throw new ArgumentException($"mismatched total size creating a tensor from an array: {elements.Length} for {expected}");
        return Native.from_memory(
            MemoryMarshal.AsBytes(elements), dimensions, dimensions.Length, (int)ElementTypes.Of<T>(), options);
    }
}
