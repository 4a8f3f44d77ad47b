namespace TorchSharp.StandIn.Tests.Surface;

/// <summary>Whole lists of TorchSharp's public members, one file a version, kept beside the repository where there are any.</summary>
internal static class ApiLists
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<(string Version, HashSet<string> Lines)> All() =>
        Directory.EnumerateFiles(Folder!, "*.txt")
            .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadLines(file).ToHashSet()));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("Vae.Functional.sln").Length == 0)
                continue;
            var lists = Path.Combine(folder.FullName, "..", "shared", "torchsharp-api");
            return Directory.Exists(lists) ? lists : null;
        }

        return null;
    }
}

/// <summary>A test that needs the whole lists, and says so where they are absent.</summary>
internal sealed class ApiListsFactAttribute : FactAttribute
{
    public ApiListsFactAttribute()
    {
        if (ApiLists.Folder is null)
            Skip = "The whole lists of TorchSharp's API (../shared/torchsharp-api) are not on this machine; "
                + "TorchSharpApi.txt was held to them where they are.";
    }
}
