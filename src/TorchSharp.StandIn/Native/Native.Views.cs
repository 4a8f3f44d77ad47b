using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>The same memory in another shape.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_view")] public static partial Tensor view(Tensor a, ReadOnlySpan<long> size, int rank);
    [LibraryImport(Library, EntryPoint = "standin_reshape")]
    public static partial Tensor reshape(Tensor a, ReadOnlySpan<long> size, int rank);
    [LibraryImport(Library, EntryPoint = "standin_permute")]
    public static partial Tensor permute(Tensor a, ReadOnlySpan<long> size, int rank);
    [LibraryImport(Library, EntryPoint = "standin_flip")] public static partial Tensor flip(Tensor a, ReadOnlySpan<long> size, int rank);
    [LibraryImport(Library, EntryPoint = "standin_expand")]
    public static partial Tensor expand(Tensor a, ReadOnlySpan<long> size, int rank, byte isImplicit);
    [LibraryImport(Library, EntryPoint = "standin_transpose")] public static partial Tensor transpose(Tensor a, long first, long second);
    [LibraryImport(Library, EntryPoint = "standin_unsqueeze")] public static partial Tensor unsqueeze(Tensor a, long dim);
    [LibraryImport(Library, EntryPoint = "standin_squeeze")] public static partial Tensor squeeze(Tensor a, long dim);
    [LibraryImport(Library, EntryPoint = "standin_narrow")]
    public static partial Tensor narrow(Tensor a, long dim, long start, long length);
    [LibraryImport(Library, EntryPoint = "standin_slice")]
    public static partial Tensor slice(Tensor a, long dim, long start, long finish, long step);
    [LibraryImport(Library, EntryPoint = "standin_select")] public static partial Tensor select(Tensor a, long dim, long index);
    [LibraryImport(Library, EntryPoint = "standin_as_strided")]
    public static partial Tensor as_strided(
        Tensor a, ReadOnlySpan<long> size, int rank, ReadOnlySpan<long> strides, int stridesRank, long offset);
}
