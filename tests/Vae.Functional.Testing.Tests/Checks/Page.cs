using System.Reflection;

namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>A page of the package's docs that tests write: where it is not what they find, the right one lies beside them.</summary>
internal static class Page
{
    /// <summary>The page as it stands; empty where there is none.</summary>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"docs/{name}");
        return stream is null ? "" : new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Fails where the page is not what was found.</summary>
    /// <param name="name">Its file.</param>
    /// <param name="found">What it should be.</param>
    /// <param name="essence">The lines that are held to, of a page.</param>
    public static void Is(string name, string found, Func<string, IEnumerable<string>>? essence = null)
    {
        essence ??= page => page.Split('\n');
        var isFound = essence(found).SequenceEqual(essence(Read(name)));
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        if (!isFound)
            File.WriteAllText(beside, found);
        Assert.True(isFound, $"src/Vae.Functional.Testing/docs/{name} is not what was found; replace it by {beside}");
    }
}
