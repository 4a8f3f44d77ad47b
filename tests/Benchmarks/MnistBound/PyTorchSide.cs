using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Vae.Functional.Benchmarks.MnistBound;

/// <summary>Runs of the PyTorch script, each in a process of its own with one thread.</summary>
/// <param name="Python">The interpreter.</param>
/// <param name="Version">Of PyTorch.</param>
internal sealed record PyTorchSide(string Python, string Version)
{
    public const string Name = "PyTorch";

    // A distribution's own interpreter has its python3-torch; one that stands before it on the path often lacks it.
    private static readonly ImmutableArray<string> Candidates = ["/usr/bin/python3", "python3", "python"];
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "pytorch", "mnist_bound.py");

    public string Description => $"{Version} ({Python})";

    /// <summary>The first interpreter that can import PyTorch.</summary>
    public static async Task<PyTorchSide> Find(CancellationToken cancellation)
    {
        foreach (var python in Candidates)
        {
            var (exitCode, output, _) = await Start(python, ["-c", "import torch; print(torch.__version__)"], cancellation);
            if (exitCode == 0)
                return new(python, output.Trim());
        }
        throw new VaeException(new Fault(
            $"no Python that imports torch was found (tried {string.Join(", ", Candidates)}); on Debian: apt-get install python3-torch"));
    }

    /// <summary>Trains and tests one model on rows of bits in files.</summary>
    public async Task<RunResult> Run(
        string trainingFile, string testFile, int width, TrainingPlan plan, CancellationToken cancellation)
    {
        string[] arguments =
        [
            Script, trainingFile, testFile, "--width", $"{width}", "--seed", $"{plan.Seed}", "--epochs", $"{plan.Epochs}",
            "--batch-size", $"{plan.BatchSize}", "--learning-rate", plan.LearningRate.ToString(CultureInfo.InvariantCulture),
        ];
        var (exitCode, output, errors) = await Start(Python, arguments, cancellation);
        if (exitCode != 0)
            throw new VaeException(new Fault($"{Path.GetFileName(Script)} failed, exit code {exitCode}: {errors.Trim().Split('\n')[^1]}"));
        var result = JsonSerializer.Deserialize<Printed>(output, ComparisonText.JsonStyle)!;
        return new(Name, plan.Seed, result.Bound, result.StandardError, result.SecondsPerEpoch);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Start(
        string program, string[] arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var library in (string[])["OMP", "OPENBLAS", "MKL"])
            start.Environment[$"{library}_NUM_THREADS"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            await using var killed = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output, await errors);
        }
        catch (Win32Exception missing)
        {
            return (-1, "", missing.Message);
        }
    }

    /// <summary>What the script prints.</summary>
    private sealed record Printed(double Bound, double StandardError, ImmutableArray<double> SecondsPerEpoch);
}
