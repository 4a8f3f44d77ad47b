using System.Diagnostics;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>A pseudo-terminal, by util-linux's <c>script</c>.</summary>
internal static class Terminal
{
    public static string? Script { get; } = OperatingSystem.IsLinux()
        ? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "script")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>All that a terminal is sent by the command line over this assembly's specs, in the working directory.</summary>
    public static string Run(string commandLine)
    {
        var start = new ProcessStartInfo(Script!, ["-qec", $"dotnet {typeof(Terminal).Assembly.Location} {commandLine}", "/dev/null"]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["TERM"] = "xterm-256color";
        foreach (var name in new[] { "CI", "GITHUB_ACTIONS", "NO_COLOR" })
            start.Environment.Remove(name);
        using var script = Process.Start(start)!;
        script.StandardInput.Close();
        var output = script.StandardOutput.ReadToEnd();
        script.WaitForExit();
        Assert.Equal(0, script.ExitCode);
        return output;
    }
}

/// <summary>A test that needs a pseudo-terminal.</summary>
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute()
    {
        if (Terminal.Script is null)
            Skip = "no 'script' on the path (Debian: apt-get install bsdutils)";
    }
}
