using Vae.Functional.Bounds;
using Vae.Functional.Engine.Data;
using Xunit.Abstractions;

namespace Vae.Functional.Engine.Tests.Data;

/// <summary>
/// The published data sets, where they lie in shared/data beside the repository; elsewhere these tests say that they did nothing.
/// </summary>
public class SharedDataTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("mnist", 60_000, 10_000, 28, 28, 0, 9)]
    [InlineData("fashion-mnist", 60_000, 10_000, 28, 28, 0, 9)]
    [InlineData("frey-faces", 1965, 0, 28, 20, null, null)]
    [InlineData("omniglot", 19_280, 13_180, 28, 28, 1, 964)]
    public void Reads(string name, int count, int testCount, int rows, int columns, int? lowest, int? highest)
    {
        if (Folder(name) is not { } folder)
        {
            output.WriteLine($"skipped: there is no shared/data/{name} beside the repository");
            return;
        }

        var data = IdxFolder.Read(folder).Value();
        Assert.Equal((name, count, testCount), (data.Name, data.Count, data.Test?.Count ?? 0));
        Assert.Equal((rows, columns), data.Shape);
        Assert.Equal((lowest, highest), data.Labels.IsEmpty ? (null, null) : (data.Labels.Min(), data.Labels.Max()));
        SupportCheck.Check(data, Support.UnitInterval).Value();
        output.WriteLine(
            $"{name}: {data.Count} + {data.Test?.Count ?? 0} observations of {data.Shape}, fingerprint {Fingerprint.Of(data)}");
    }

    private static string? Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Vae.Functional.sln")))
                return Path.Combine(folder.FullName, "..", "shared", "data", name) is var path && Directory.Exists(path) ? path : null;
        }

        return null;
    }
}
