using System.Runtime.InteropServices;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>The library that multiplies matrices for libtorch in this process, once libtorch is loaded.</summary>
/// <param name="Name">With its version, where it tells.</param>
/// <param name="IsReference">Whether it is the reference BLAS, ten times slower than others: every ratio to it flatters.</param>
internal sealed record Blas(string Name, bool IsReference)
{
    private static readonly string[] FileNames = ["libblas.so", "libopenblas", "libmkl_", "libblis", "libatlas", "libsatlas", "libtatlas"];

    /// <summary>What is loaded, of what the process has mapped.</summary>
    public static Blas Loaded() => !OperatingSystem.IsLinux()
        ? new("what libtorch brings", IsReference: false)
        : Among(File.ReadLines("/proc/self/maps"), Version);

    /// <summary>What is among the lines of <c>/proc/self/maps</c>.</summary>
    /// <param name="maps">The lines.</param>
    /// <param name="version">What a library says of itself, or null where it says nothing, as the reference BLAS does.</param>
    public static Blas Among(IEnumerable<string> maps, Func<string, string?> version)
    {
        var loaded = maps.Select(Path).OfType<string>().Distinct().Where(IsBlas).Select(path => (Path: path, Version: version(path))).ToArray();
        // A libblas.so may be a thin library in front of the one that computes.
        return loaded.FirstOrDefault(library => library.Version is not null) is { Path: { } path } found ? new($"{found.Version} ({path})", false)
            : loaded is [var silent, ..] ? new($"the reference BLAS ({silent.Path})", true)
            : new("built into libtorch", false);
    }

    private static string? Path(string line) => line.IndexOf('/') is >= 0 and var start ? line[start..] : null;

    private static bool IsBlas(string path) =>
        FileNames.Any(name => System.IO.Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal));

    // Only what has a version of its own says so; the reference BLAS exports the routines and nothing else.
    private static unsafe string? Version(string path)
    {
        if (System.IO.Path.GetFileName(path).StartsWith("libmkl_", StringComparison.Ordinal))
            return "MKL";
        if (!NativeLibrary.TryLoad(path, out var library))
            return null;
        return NativeLibrary.TryGetExport(library, "openblas_get_config", out var openBlas) ? Text(((delegate* unmanaged<nint>)openBlas)())
            : NativeLibrary.TryGetExport(library, "bli_info_get_version_str", out var blis) ? $"BLIS {Text(((delegate* unmanaged<nint>)blis)())}"
            : NativeLibrary.TryGetExport(library, "ATL_buildinfo", out _) ? "ATLAS"
            : null;
    }

    private static string Text(nint characters) => Marshal.PtrToStringUTF8(characters)!.Trim();
}
