using System.Collections.Concurrent;
using System.Diagnostics;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>The command line over this assembly's specs as a process of its own, which can be killed and sent signals.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;
    private readonly BlockingCollection<string> lines = [];
    private readonly List<string> seen = [];

    private ChildProcess(ProcessStartInfo start)
    {
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Received(line.Data);
        process.BeginOutputReadLine();
    }

    public static ChildProcess Start(string folder, string commandLine) => new(new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet")
    {
        ArgumentList = { typeof(ChildProcess).Assembly.Location },
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    }.With(commandLine));

    /// <summary>The same by way of a shell, for its redirections.</summary>
    public static ChildProcess Shell(string folder, string commandLine) => new(new ProcessStartInfo("sh", ["-c", $"exec dotnet '{typeof(ChildProcess).Assembly.Location}' {commandLine}"])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    });

    /// <summary>
    /// The same, hearing signals as a person's shell would let it: what starts in the background of a script ignores SIGINT, and so would
    /// its children.
    /// </summary>
    public static ChildProcess Listening(string folder, string commandLine) => new(
        new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", typeof(ChildProcess).Assembly.Location])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }.With(commandLine));

    /// <summary>Reads lines until one holds the text. Fails where the process ends first.</summary>
    public ChildProcess Until(string text)
    {
        foreach (var line in lines.GetConsumingEnumerable())
        {
            seen.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
                return this;
        }

        throw new Xunit.Sdk.XunitException($"the process ended without saying '{text}': {string.Join(" | ", seen)} {process.StandardError.ReadToEnd()}");
    }

    /// <summary>kill -9: no handler runs, no buffer is flushed.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by its name, as <c>kill</c> takes it.</summary>
    public ChildProcess Send(string signal)
    {
        Process.Start("kill", [$"-{signal}", $"{process.Id}"]).WaitForExit();
        return this;
    }

    /// <summary>Waits for the end.</summary>
    public Outcome End()
    {
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        seen.AddRange(lines.GetConsumingEnumerable());
        return new Outcome(process.ExitCode, string.Join(Environment.NewLine, seen), error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        lines.Dispose();
    }

    private void Received(string? line)
    {
        if (line is null)
            lines.CompleteAdding();
        else
            lines.Add(line);
    }
}

internal static class StartInfos
{
    public static ProcessStartInfo With(this ProcessStartInfo start, string commandLine)
    {
        foreach (var word in commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.ArgumentList.Add(word);
        return start;
    }
}
