using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using LanguageExt;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>A Python interpreter that can import PyTorch, and the scripts beside this program that it runs.</summary>
/// <param name="Path">The interpreter.</param>
/// <param name="TorchVersion">Of PyTorch.</param>
internal sealed record Python(string Path, string TorchVersion)
{
    // A distribution's own interpreter has its python3-torch; one that stands before it on the path often lacks it.
    private static readonly ImmutableArray<string> Candidates = ["/usr/bin/python3", "python3", "python"];

    public string Description => $"{TorchVersion} ({Path})";

    /// <summary>The first interpreter that can import PyTorch, or what to install.</summary>
    public static async Task<Either<Fault, Python>> Find(CancellationToken cancellation)
    {
        foreach (var path in Candidates)
        {
            var (exitCode, output, _) = await Completed(path, ["-c", "import torch; print(torch.__version__)"], threads: 1, cancellation);
            if (exitCode == 0)
                return new Python(path, output.Trim());
        }
        return new Fault(
            $"no Python that imports torch was found (tried {string.Join(", ", Candidates)}); on Debian: apt-get install python3-torch");
    }

    /// <summary>Runs a script to its end, on one thread.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="VaeException">It failed.</exception>
    public async Task<string> Run(string script, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var (exitCode, output, errors) = await Completed(Path, [Script(script), .. arguments], threads: 1, cancellation);
        return exitCode == 0
            ? output
            : throw new VaeException(new Fault($"{script} failed, exit code {exitCode}: {errors.Trim().Split('\n')[^1]}"));
    }

    /// <summary>A script that answers a line with a line.</summary>
    public Conversation Converse(string script, IEnumerable<string> arguments, int threads) =>
        new(script, Starting(Path, [Script(script), .. arguments], threads));

    private static string Script(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "pytorch", name);

    private static ProcessStartInfo Starting(string program, IEnumerable<string> arguments, int threads)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var library in (string[])["OMP", "OPENBLAS", "MKL"])
            start.Environment[$"{library}_NUM_THREADS"] = $"{threads}";
        return start;
    }

    private static async Task<(int ExitCode, string Output, string Errors)> Completed(
        string program, string[] arguments, int threads, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(Starting(program, arguments, threads))!;
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
}
