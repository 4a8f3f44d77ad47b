using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Elements picked and placed by index; tensors joined.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_index_select")]
    public static partial Tensor index_select(Tensor a, long dim, Tensor index);
    [LibraryImport(Library, EntryPoint = "standin_gather")] public static partial Tensor gather(Tensor a, long dim, Tensor index);
    [LibraryImport(Library, EntryPoint = "standin_scatter_add")]
    public static partial Tensor scatter_add(Tensor a, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "standin_scatter_add_")]
    public static partial byte scatter_add_(Tensor a, long dim, Tensor index, Tensor source);
    [LibraryImport(Library, EntryPoint = "standin_index_add")]
    public static partial Tensor index_add(Tensor a, long dim, Tensor index, Tensor source, ScalarValue alpha);
    [LibraryImport(Library, EntryPoint = "standin_index_add_")]
    public static partial byte index_add_(Tensor a, long dim, Tensor index, Tensor source, ScalarValue alpha);
    [LibraryImport(Library, EntryPoint = "standin_cat")] public static partial Tensor cat(ReadOnlySpan<nint> list, int count, long dim);
    [LibraryImport(Library, EntryPoint = "standin_stack")] public static partial Tensor stack(ReadOnlySpan<nint> list, int count, long dim);
}
