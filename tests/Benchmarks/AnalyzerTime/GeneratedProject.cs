using System.Diagnostics;

namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>A console project in a temporary folder that refers to the library as it was built, and to its analyzers.</summary>
internal sealed class GeneratedProject : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-functional-");

    public GeneratedProject(IEnumerable<string> sources)
    {
        var assemblies = new[] { typeof(VaeSpec), typeof(DataSet), typeof(VaeTraining), typeof(LanguageExt.Prelude) }
            .Select(type => type.Assembly.Location)
            .Distinct()
            .Select(path => $"""<Reference Include="{path}" />""");
        Write("Generated.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                {string.Concat(assemblies)}
                <Analyzer Include="{Path.Combine(AppContext.BaseDirectory, "Vae.Functional.Analyzers.dll")}" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", "return 0;");
        foreach (var (source, i) in sources.Select((source, i) => (source, i)))
            Write($"File{i}.cs", source);
    }

    /// <summary>Builds it all.</summary>
    /// <param name="isShared">Whether the compiler is the server that builds share and leave running, or a process of its own.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="VaeException">It does not build.</exception>
    public async Task<BuildTimes> Build(bool isShared, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "build", "--no-incremental", "-v:detailed", "-clp:PerformanceSummary", "-p:ReportAnalyzer=true",
            $"-p:UseSharedCompilation={isShared}", "-nodeReuse:false",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        await using var killed = cancellation.Register(() => process.Kill(entireProcessTree: true));
        var log = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
        {
            var error = log.Split('\n').FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))?.Trim();
            throw new VaeException(new Fault($"the generated project does not build: {error ?? $"exit code {process.ExitCode}"}"));
        }
        return BuildTimes.Read(log);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder.FullName, file), text);
}
