using System.Text.Json;
using Vae.Functional.Analyzers.Tests.Conventions;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Tests.Packages;

/// <summary>The package in the hands of a consumer: the rules speak at <c>dotnet build</c>, and .editorconfig has the last word.</summary>
public sealed class PackageTests(PackedFixture packed) : IClassFixture<PackedFixture>
{
    // Each rule once. VAE2009 waits for a family without a closed form.
    private const string EveryRule =
        """
        using Vae.Functional;

        var net = new Mlp([400], Activation.Relu);
        var family = new DiagonalGaussian(net);
        var prior = new StandardNormal(20);
        var grey = new UnitInterval((28, 28));
        var real = new RealValued(784);
        VaeSpec[] specs =
        [
            new(grey, prior, family, new Bernoulli(net)),
            new(real, prior, family, new ContinuousBernoulli(net)),
            new(grey, prior, family, new Gaussian(net, new LearnedSigma())),
            new(real, prior, family, new Gaussian(net, new FixedSigma(0.5))),
            new(real, prior, family, new MeanSquaredError(net)),
            new(new Binary(10), prior, new PointMass(net), new Bernoulli(new Mlp([400], Activation.Relu, OutputRange.UnitInterval))),
            new(real, prior, family, new Gaussian(net, new OptimalSigma(0.1)), Beta: 0.5),
            new(real, prior, family, new Gaussian(net, new FixedSigma(1)), Beta: 0, Decoding: Decoding.Mean),
            new(real, prior, family, new Gaussian(net, new FixedSigma(1)), Beta: -1, KlTerm: new Capacity(1000, 25)),
        ];
        var loose = new VaeSpec(new Binary(784), prior, family, new Bernoulli(net), Beta: 2);
        var data = Data.From(new float[784], 784);
        loose.Train(data, new TrainingPlan(10, Estimator: new ImportanceWeighted(5), Patience: 3, KlWarmupEpochs: 30));
        loose.Train(data, new TrainingPlan(10, Estimator: new Renyi(-1, 5)));
        var fit = new VaeSpec(real, prior, family, new Gaussian(net, new OptimalSigma(0.1))).Train(data, new TrainingPlan(10, KlWarmupEpochs: 30));
        fit.Evaluate(data, new EvaluationPlan(Latent: LatentChoice.Mean, Sigma: SigmaChoice.Refitted));
        return specs.Length;
        """;

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
    public void EveryRuleSpeaksInANewConsole()
    {
        var folder = packed.Project("console", "Everything");
        PackedFixture.Reference(folder, PackedFixture.Package);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), EveryRule);
        var (_, output) = Build(folder);
        Assert.DoesNotContain("error CS", output, StringComparison.Ordinal);
        Assert.Contains("warning VAE2001: β = 0.5", output, StringComparison.Ordinal);
        Assert.Contains("error VAE2004: β = -1", output, StringComparison.Ordinal);
        Assert.Equal(RuleTable.All.Select(rule => rule.Id).Except(["VAE2009"]), Logged(folder).Select(result => result.Id).Distinct().Order());
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

    private static IReadOnlyList<(string Id, string Level)> Logged(string folder)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "log.sarif")));
        return
        [
            .. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
                .Select(result => (result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!))
                .Where(result => result.Item1.StartsWith("VAE", StringComparison.Ordinal))
                .Order(),
        ];
    }
}
