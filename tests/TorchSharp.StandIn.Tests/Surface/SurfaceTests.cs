namespace TorchSharp.StandIn.Tests.Surface;

public sealed class SurfaceTests
{
    [Fact]
    public void Every_public_member_stands_in_TorchSharps_lists()
    {
        var extra = Offered().Except(Kept()).Order(StringComparer.Ordinal).ToList();
        Assert.True(
            extra.Count == 0,
            "The stand-in offers what TorchSharpApi.txt does not have (take the lines from both lists, or make the members internal):\n"
            + Lines(extra));
    }

    [Fact]
    public void The_kept_lines_are_those_of_the_stand_in()
    {
        var absent = Kept().Except(Offered()).Order(StringComparer.Ordinal).ToList();
        Assert.True(absent.Count == 0, $"TorchSharpApi.txt has lines the stand-in does not offer:\n{Lines(absent)}");
    }

    [ApiListsFact]
    public void The_kept_lines_stand_in_the_list_of_every_version()
    {
        var versions = ApiLists.All().ToList();
        Assert.True(versions.Count >= 2, $"Expected the lists of two versions in {ApiLists.Folder}.");
        foreach (var (version, lines) in versions)
        {
            var unknown = Kept().Except(lines).ToList();
            Assert.True(unknown.Count == 0, $"TorchSharp {version} does not have:\n{Lines(unknown)}");
        }
    }

    private static List<string> Offered() => [.. ApiPrinter.Print(typeof(torch).Assembly)];

    private static List<string> Kept()
    {
        using var stream = typeof(SurfaceTests).Assembly.GetManifestResourceStream("TorchSharpApi.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
