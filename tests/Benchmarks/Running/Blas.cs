using System.Globalization;
using System.Runtime.InteropServices;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>The library that multiplies matrices for libtorch in this process, once libtorch is loaded.</summary>
/// <param name="Name">With its version, where it tells.</param>
/// <param name="IsReference">Whether it is the reference BLAS, ten times slower than others: every ratio to it flatters.</param>
internal sealed record Blas(string Name, bool IsReference)
{
    private const string LibtorchName = "libtorch_cpu";

    private static readonly Blas OfLibtorch = new("built into libtorch", IsReference: false);

    /// <summary>Where libtorch's calls of sgemm go.</summary>
    public static Blas Loaded()
    {
        if (!OperatingSystem.IsLinux())
            return OfLibtorch;
        var maps = File.ReadAllLines("/proc/self/maps");
        return maps.Select(Path).FirstOrDefault(IsLibtorch) is { } libtorch
            && NativeLibrary.TryLoad(libtorch, out var handle)
            && NativeLibrary.TryGetExport(handle, "sgemm_", out var sgemm)
            ? At(sgemm, maps, Version)
            : OfLibtorch;
    }

    /// <summary>The library that an address lies in.</summary>
    /// <param name="address">Of a function.</param>
    /// <param name="maps">The lines of <c>/proc/self/maps</c>.</param>
    /// <param name="version">What a library says of itself, or null where it says nothing, as the reference BLAS does.</param>
    public static Blas At(nint address, IEnumerable<string> maps, Func<string, string?> version) =>
        maps.Where(line => Holds(line, (ulong)address)).Select(Path).FirstOrDefault() is not { } path || IsLibtorch(path) ? OfLibtorch
        : version(path) is { } said ? new($"{said} ({path})", IsReference: false)
        : new($"the reference BLAS ({path})", IsReference: true);

    // 7f00a000-7f00b000 r-xp 00000000 08:01 1234 /usr/lib/…
    private static bool Holds(string line, ulong address) =>
        line.Split('-', ' ') is [var start, var end, ..] && Number(start) <= address && address < Number(end);

    private static ulong Number(string hexadecimal) => ulong.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string? Path(string line) => line.IndexOf('/') is >= 0 and var start ? line[start..] : null;

    private static bool IsLibtorch(string? path) => System.IO.Path.GetFileName(path)?.StartsWith(LibtorchName, StringComparison.Ordinal) == true;

    // Only what has a version of its own says so; the reference BLAS exports the routines and nothing else.
    private static unsafe string? Version(string path)
    {
        if (!NativeLibrary.TryLoad(path, out var library))
            return null;
        return NativeLibrary.TryGetExport(library, "openblas_get_config", out var openBlas) ? Text(((delegate* unmanaged<nint>)openBlas)())
            : NativeLibrary.TryGetExport(library, "bli_info_get_version_str", out var blis) ? $"BLIS {Text(((delegate* unmanaged<nint>)blis)())}"
            : NativeLibrary.TryGetExport(library, "MKL_Get_Version_String", out _) ? "MKL"
            : NativeLibrary.TryGetExport(library, "ATL_buildinfo", out _) ? "ATLAS"
            : null;
    }

    private static string Text(nint characters) => Marshal.PtrToStringUTF8(characters)!.Trim();
}
