using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>What a tensor is.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_rank")] public static partial long rank(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_numel")] public static partial long numel(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_element_size")] public static partial long element_size(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_storage_offset")] public static partial long storage_offset(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_dtype")] public static partial int dtype(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_device_type")] public static partial int device_type(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_device_index")] public static partial int device_index(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_is_contiguous")] public static partial byte is_contiguous(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_requires_grad")] public static partial byte requires_grad(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_is_leaf")] public static partial byte is_leaf(Tensor a);
    [LibraryImport(Library, EntryPoint = "standin_sizes")] public static partial void sizes(Tensor a, Span<long> sizes);
    [LibraryImport(Library, EntryPoint = "standin_strides")] public static partial void strides(Tensor a, Span<long> strides);
    [LibraryImport(Library, EntryPoint = "standin_set_requires_grad")] public static partial byte set_requires_grad(Tensor a, byte value);
    [LibraryImport(Library, EntryPoint = "standin_equal")] public static partial byte equal(Tensor a, Tensor b, out byte answer);
}
