using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>The shim's functions that have a shape of their own. Regular ones are found by name: see <see cref="EntryPoints"/>.</summary>
internal static partial class Native
{
    public const string Library = "TorchSharpStandIn";

    /// <summary>libtorch's number of a type; negative when none is asked for.</summary>
    public static int Code(torch.ScalarType? dtype) => dtype is { } given ? (int)given : -1;

    [LibraryImport(Library, EntryPoint = "standin_last_error")] public static partial nint last_error();
    [LibraryImport(Library, EntryPoint = "standin_dispose")] public static partial void dispose(nint tensor);
    [LibraryImport(Library, EntryPoint = "standin_data")] public static partial nint data(Tensor a);

    [LibraryImport(Library, EntryPoint = "standin_get_num_threads")] public static partial int get_num_threads();
    [LibraryImport(Library, EntryPoint = "standin_set_num_threads")] public static partial byte set_num_threads(int count);
    [LibraryImport(Library, EntryPoint = "standin_allocations")] public static partial long allocations();
    [LibraryImport(Library, EntryPoint = "standin_grad_enabled")] public static partial byte grad_enabled();
    [LibraryImport(Library, EntryPoint = "standin_set_grad_enabled")] public static partial void set_grad_enabled(byte enabled);
    [LibraryImport(Library, EntryPoint = "standin_cuda_device_count")] public static partial int cuda_device_count();

    [LibraryImport(Library, EntryPoint = "standin_manual_seed")] public static partial byte manual_seed(long seed);
    [LibraryImport(Library, EntryPoint = "standin_get_rng_state")] public static partial Tensor get_rng_state();
    [LibraryImport(Library, EntryPoint = "standin_set_rng_state")] public static partial byte set_rng_state(Tensor state);

    [LibraryImport(Library, EntryPoint = "standin_grad")]
    public static partial byte grad(
        ReadOnlySpan<nint> outputs, int outputCount, ReadOnlySpan<nint> inputs, int inputCount, ReadOnlySpan<nint> seeds, int seedCount,
        byte retainGraph, byte createGraph, byte allowUnused, Span<nint> gradients);
}
