namespace Vae.Functional.Torch;

/// <summary>What keeps libtorch from loading.</summary>
internal static class LibtorchFailure
{
    /// <summary>As in <c>libtorch cannot be loaded (…)</c>; null where an exception says something else.</summary>
    public static string? Of(Exception exception) => Root(exception) is var root
        && root is DllNotFoundException or NotSupportedException or BadImageFormatException or FileNotFoundException
            ? $"libtorch cannot be loaded ({root.Message.Split('\n')[0]}); run ./vae setup torch, or install libtorch"
            : null;

    private static Exception Root(Exception failure) =>
        failure is TypeInitializationException { InnerException: { } inner } ? Root(inner) : failure;
}
