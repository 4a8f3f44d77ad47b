namespace Vae.Functional.Analyzers.Tests.Conventions;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Vae.Functional.sln")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("no solution above the tests"));
}
