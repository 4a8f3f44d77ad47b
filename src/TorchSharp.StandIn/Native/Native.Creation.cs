using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>New tensors and their memory.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_empty")]
    public static partial Tensor empty(ReadOnlySpan<long> size, int rank, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_zeros")]
    public static partial Tensor zeros(ReadOnlySpan<long> size, int rank, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_ones")]
    public static partial Tensor ones(ReadOnlySpan<long> size, int rank, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_full")]
    public static partial Tensor full(ReadOnlySpan<long> size, int rank, ScalarValue value, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_arange")]
    public static partial Tensor arange(ScalarValue start, ScalarValue stop, ScalarValue step, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_randn_like")] public static partial Tensor randn_like(Tensor a, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_from_memory")]
    public static partial Tensor from_memory(
        ReadOnlySpan<byte> data, ReadOnlySpan<long> size, int rank, int sourceType, CreationOptions where);
    [LibraryImport(Library, EntryPoint = "standin_uniform_")] public static partial byte uniform_(Tensor a, double from, double to);
    [LibraryImport(Library, EntryPoint = "standin_fill_")] public static partial byte fill_(Tensor a, ScalarValue value);
    [LibraryImport(Library, EntryPoint = "standin_copy_")] public static partial byte copy_(Tensor a, Tensor source, byte nonBlocking);
    [LibraryImport(Library, EntryPoint = "standin_to_type")] public static partial Tensor to_type(Tensor a, int dtype);
}
