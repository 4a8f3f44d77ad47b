using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Many elements to one.</summary>
internal static partial class Native
{
    [LibraryImport(Library, EntryPoint = "standin_sum")] public static partial Tensor sum(Tensor a, int dtype);
    [LibraryImport(Library, EntryPoint = "standin_sum_over")]
    public static partial Tensor sum_over(Tensor a, ReadOnlySpan<long> dims, int count, byte keepdim, int dtype);
    [LibraryImport(Library, EntryPoint = "standin_mean_over")]
    public static partial Tensor mean_over(Tensor a, ReadOnlySpan<long> dims, int count, byte keepdim, int dtype);
    [LibraryImport(Library, EntryPoint = "standin_amax")]
    public static partial Tensor amax(Tensor a, ReadOnlySpan<long> dims, int count, byte keepdim);
    [LibraryImport(Library, EntryPoint = "standin_amin")]
    public static partial Tensor amin(Tensor a, ReadOnlySpan<long> dims, int count, byte keepdim);
    [LibraryImport(Library, EntryPoint = "standin_max_over")]
    public static partial byte max_over(Tensor a, long dim, byte keepdim, out nint values, out nint indexes);
    [LibraryImport(Library, EntryPoint = "standin_argmax")] public static partial Tensor argmax(Tensor a, long dim, byte keepdim);
    [LibraryImport(Library, EntryPoint = "standin_logsumexp")] public static partial Tensor logsumexp(Tensor a, long dim, byte keepdim);
    [LibraryImport(Library, EntryPoint = "standin_cumsum")] public static partial Tensor cumsum(Tensor a, long dim, int dtype);
}
