using System.IO.Compression;
using System.Text.Json;
using Vae.Functional.Analyzers.Tests.Conventions;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Tests.Packages;

/// <summary>The package in the hands of a consumer: the rules speak at <c>dotnet build</c>, and .editorconfig has the last word.</summary>
public sealed class PackageTests(PackedFixture packed) : IClassFixture<PackedFixture>
{
    private const string OneSurrogate =
        """
        using Vae.Functional;

        public static class Studies
        {
            public static readonly VaeSpec Spec = new(
                new Binary(784),
                new StandardNormal(20),
                new DiagonalGaussian(new Mlp([400], Activation.Relu)),
                new Bernoulli(new Mlp([400], Activation.Relu)),
                Beta: 0.5,
                Decoding: Decoding.Mean);
        }
        """;

    [Fact]
    public void ThePackageHoldsTheAnalyzersAndAPageForEachRule()
    {
        using var package = ZipFile.OpenRead(Path.Combine(packed.Feed, $"Vae.Functional.{PackedFixture.Version}.nupkg"));
        IEnumerable<string> expected =
        [
            "analyzers/dotnet/cs/Vae.Functional.Analyzers.dll",
            "analyzers/dotnet/cs/Vae.Functional.Analyzers.Fixes.dll",
            .. RuleTable.All.Select(rule => $"docs/rules/{rule.Id}.md"),
        ];
        Assert.Empty(expected.Except(package.Entries.Select(entry => entry.FullName)));
    }

    [Fact]
    public void EveryRuleSpeaksInANewConsole()
    {
        var folder = packed.Project("console", "Everything");
        PackedFixture.Reference(folder, PackedFixture.Package);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), EveryRule.Source);
        var (_, output) = Build(folder);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
        Assert.Contains("warning VAE2001: β = 0.5", output, StringComparison.Ordinal);
        Assert.Contains("error VAE2004: β = -1", output, StringComparison.Ordinal);
        Assert.Equal(RuleTable.All.Select(rule => rule.Id), EveryRule.Places.Select(place => place.Id).Distinct().Order());
        Assert.Equal(
            EveryRule.Places.Select(place => ("Program.cs", place.Line, place.Column, place.Id)).Order(),
            Results(folder).Select(Place).Order());
    }

    [Fact]
    public void TheEditorConfigHasTheLastWord()
    {
        var folder = packed.Project("console", "Configured");
        PackedFixture.Reference(folder, PackedFixture.Package);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;");
        File.WriteAllText(Path.Combine(folder, "Studies.cs"), OneSurrogate);
        File.WriteAllText(Path.Combine(folder, ".editorconfig"), "root = true\n[*.cs]\ndotnet_diagnostic.VAE3001.severity = none\n");
        Assert.Equal([("VAE2001", "warning")], Logged(folder, Build(folder)));
        var (exitCode, output) = Build(folder, "-p:VaeAnalysisMode=Strict", "--no-incremental");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("error VAE2001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("VAE3001", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRulesReachProjectsThatReferToOneWithThePackage()
    {
        PackedFixture.Reference(packed.Project("classlib", "Library"), PackedFixture.Package);
        SpeakBehind("""<ProjectReference Include="../Library/Library.csproj" />""", "BehindAProject");
    }

    [Fact]
    public void TheRulesReachProjectsWhosePackageNeedsThePackage()
    {
        var library = packed.Project("classlib", "Published");
        PackedFixture.Reference(library, PackedFixture.Package);
        Shell.Succeeds(library, "pack", "-o", packed.Feed, $"-p:Version={PackedFixture.Version}", "-nodeReuse:false");
        SpeakBehind($"""<PackageReference Include="Published" Version="{PackedFixture.Version}" />""", "BehindAPackage");
    }

    private void SpeakBehind(string reference, string name)
    {
        var folder = packed.Project("console", name);
        PackedFixture.Reference(folder, reference);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "return 0;");
        File.WriteAllText(Path.Combine(folder, "Studies.cs"), OneSurrogate);
        Assert.Equal([("VAE2001", "warning"), ("VAE3001", "warning")], Logged(folder, Build(folder)));
    }

    [Fact]
    public void EveryModeNamesRulesThatExist()
    {
        var folder = Path.Combine(Repository.Root, "src", "Vae.Functional", "buildTransitive");
        Assert.Equal(RuleTable.All.Select(rule => rule.Id), Ids(Path.Combine(folder, "None.globalconfig")));
        var surrogates = RuleTable.All.Where(rule => rule is { Effect: Effect.Surrogate, Severity: Severity.Warning }).Select(rule => rule.Id);
        Assert.Equal(surrogates, Ids(Path.Combine(folder, "Strict.globalconfig")));
    }

    private static IEnumerable<string> Ids(string file) =>
        File.ReadAllLines(file).Where(line => line.StartsWith("dotnet_diagnostic.", StringComparison.Ordinal)).Select(line => line.Split('.')[1]);

    private static (int ExitCode, string Output) Build(string folder, params string[] more) =>
        Shell.Dotnet(folder, ["build", "-nodeReuse:false", "-p:UseSharedCompilation=false", .. more]);

    private static IReadOnlyList<(string Id, string Level)> Logged(string folder, (int ExitCode, string Output) build)
    {
        Assert.True(build.ExitCode == 0, build.Output);
        return Logged(folder);
    }

    private static IReadOnlyList<(string Id, string Level)> Logged(string folder) =>
        [.. Results(folder).Select(result => (Id(result), result.GetProperty("level").GetString()!)).Order()];

    private static IEnumerable<JsonElement> Results(string folder)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "log.sarif")));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Where(result => Id(result).StartsWith("VAE", StringComparison.Ordinal))
                .Select(result => result.Clone()),
        ];
    }

    private static string Id(JsonElement result) => result.GetProperty("ruleId").GetString()!;

    private static (string File, int Line, int Column, string Id) Place(JsonElement result)
    {
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        var (file, region) = (place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, place.GetProperty("region"));
        return (Path.GetFileName(file), region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32(), Id(result));
    }
}
