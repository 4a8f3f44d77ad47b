namespace Vae.Functional.Specs.Tests;

/// <summary>Folders of the repository and beside it.</summary>
internal static class Repository
{
    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = Above(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The texts that are audited, or null where they are not beside the repository.</summary>
    public static string? Sources =>
        Path.Combine(Root, "..", "shared", "sources") is var folder && Directory.Exists(folder) ? folder : null;

    private static string Above(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Vae.Functional.sln")) ? folder.FullName : Above(folder.Parent!);
}
