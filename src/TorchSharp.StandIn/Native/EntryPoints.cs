using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// The shim's functions of one regular shape, found by the name of the member that calls them: `abs` of shape `unary` is
/// `standin_unary_abs`. Adding such a member takes one line in the shim and one here.
/// </summary>
internal sealed class EntryPoints(string shape)
{
    private static readonly nint library = NativeLibrary.Load(Native.Library, typeof(EntryPoints).Assembly, null);

    private readonly ConcurrentDictionary<string, nint> found = new();

    public nint this[string member] => found.GetOrAdd(member, Find, shape);

    private static nint Find(string member, string shape) => NativeLibrary.GetExport(library, $"standin_{shape}_{member}");
}
