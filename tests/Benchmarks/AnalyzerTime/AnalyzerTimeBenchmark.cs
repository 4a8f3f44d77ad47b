using System.Globalization;

namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>Builds generated projects and compares what the compiler reports: ratios within one build, so that a slow machine slows both sides.</summary>
internal static class AnalyzerTimeBenchmark
{
    private const int Files = 200;
    private const double MostOfTheCompilersTime = 0.1;
    private const double MostMillisecondsAFile = 0.5;

    /// <summary>Whether the analyzers cost no more than they may.</summary>
    public static async Task<bool> Run(TextWriter output, CancellationToken cancellation)
    {
        var specs = await Measured(Enumerable.Range(0, Files).Select(GeneratedSources.WithSpecs), cancellation);
        var ratio = specs.Analyzers / (specs.Compiler - specs.Analyzers);
        await output.WriteLineAsync(Invariant(
            $"{Files * GeneratedSources.SpecsAFile} specs in {Files} files: analyzers {specs.Analyzers:F2} s, compiler and analyzers {specs.Compiler:F2} s, ratio {ratio:F3} (at most {MostOfTheCompilersTime})"));

        var others = await Measured(Enumerable.Range(0, Files).Select(GeneratedSources.WithoutTheLibrary), cancellation);
        var perFile = 1000 * others.Analyzers / Files;
        await output.WriteLineAsync(Invariant(
            $"{Files} files without the library: {perFile:F3} ms a file (at most {MostMillisecondsAFile})"));
        return ratio <= MostOfTheCompilersTime && perFile <= MostMillisecondsAFile;
    }

    private static async Task<BuildTimes> Measured(IEnumerable<string> sources, CancellationToken cancellation)
    {
        using var project = new GeneratedProject(sources);
        return await project.Build(cancellation);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
