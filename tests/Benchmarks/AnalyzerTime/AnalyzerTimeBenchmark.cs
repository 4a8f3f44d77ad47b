using System.Globalization;

namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>Builds generated projects and compares what the compiler reports: ratios within one build, so that a slow machine slows both sides.</summary>
internal static class AnalyzerTimeBenchmark
{
    private const int Files = 200;
    private const int WarmingBuilds = 4;
    private const double MostOfTheCompilersTime = 0.1;
    private const double MostMillisecondsAFile = 0.5;

    /// <summary>Whether the analyzers cost no more than they may, in a compiler that starts and in one that is warm.</summary>
    public static async Task<bool> Run(TextWriter output, CancellationToken cancellation)
    {
        await output.WriteLineAsync(
            $"{Files * GeneratedSources.SpecsAFile} specs in {Files} files, at most {Invariant(MostOfTheCompilersTime)} of the compiler's time");
        var experiments = await Measured(Enumerable.Range(0, Files).Select(GeneratedSources.WithExperiments), cancellation);
        await WriteRatio("with their use, cold process", experiments.Cold);
        await WriteRatio("with their use, warm server", experiments.Warm);
        var specs = await Measured(Enumerable.Range(0, Files).Select(GeneratedSources.WithSpecs), cancellation);
        await WriteRatio("specs alone, cold process", specs.Cold);
        await WriteRatio("specs alone, warm server", specs.Warm);

        var others = await Measured(Enumerable.Range(0, Files).Select(GeneratedSources.WithoutTheLibrary), cancellation);
        await output.WriteLineAsync($"{Files} files without the library, at most {Invariant(MostMillisecondsAFile)} ms a file");
        await WritePerFile("cold process", others.Cold);
        await WritePerFile("warm server", others.Warm);

        BuildTimes[] withSpecs = [experiments.Cold, experiments.Warm, specs.Cold, specs.Warm];
        return withSpecs.All(times => times.Ratio <= MostOfTheCompilersTime)
            && Math.Max(PerFile(others.Cold), PerFile(others.Warm)) <= MostMillisecondsAFile;

        Task WriteRatio(string compiler, BuildTimes times) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"  {compiler,-28}  analyzers {times.Analyzers:F2} s, compiler {times.Compiler:F2} s, ratio {times.Ratio:F3}"));

        Task WritePerFile(string compiler, BuildTimes times) => output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  {compiler,-28}  {PerFile(times):F3} ms a file"));
    }

    private static async Task<(BuildTimes Cold, BuildTimes Warm)> Measured(IEnumerable<string> sources, CancellationToken cancellation)
    {
        using var project = new GeneratedProject(sources);
        var cold = await project.Build(isShared: false, cancellation);
        for (var i = 0; i < WarmingBuilds; i++)
            await project.Build(isShared: true, cancellation);
        return (cold, await project.Build(isShared: true, cancellation));
    }

    private static double PerFile(BuildTimes times) => 1000 * times.Analyzers / Files;

    private static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);
}
