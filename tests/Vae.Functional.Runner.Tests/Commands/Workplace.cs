using System.Reflection;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>What a command line did: its exit code and its two streams.</summary>
public sealed record Outcome(int Code, string Output, string Error)
{
    /// <summary>The command succeeded and had nothing to complain of.</summary>
    public Outcome Succeeded()
    {
        Assert.Equal("", Error);
        Assert.Equal(0, Code);
        return this;
    }

    /// <summary>The one line on the error stream of a command that failed as it should: no more of it, and no stack trace.</summary>
    public string Fault()
    {
        Assert.Equal(1, Code);
        Assert.StartsWith("error: ", Error);
        Assert.EndsWith(Environment.NewLine, Error);
        Assert.DoesNotContain('\n', Error.TrimEnd());
        Assert.DoesNotContain("   at ", Error);
        Assert.DoesNotContain("unforeseen", Error);
        return Error["error: ".Length..].TrimEnd();
    }
}

/// <summary>
/// An empty folder that is the working directory while it lasts, and a command line in it, in this process. Whoever uses it belongs to
/// <see cref="Serial"/>, since a process has one console and one working directory.
/// </summary>
public sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-workplace-");
    private readonly string before = Directory.GetCurrentDirectory();

    public Workplace() => Directory.SetCurrentDirectory(folder.FullName);

    public string Root => folder.FullName;

    /// <summary>Runs a command over the specs declared in this assembly.</summary>
    public Outcome Run(string commandLine) => Run(typeof(Workplace).Assembly, commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Runs a command over the specs of any assembly.</summary>
    public static Outcome Run(Assembly assembly, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var (outputBefore, errorBefore) = (Console.Out, Console.Error);
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return new Outcome(VaeRunner.FromAssembly(assembly).Run(args), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(outputBefore);
            Console.SetError(errorBefore);
        }
    }

    /// <summary>Every file and its bytes, by path: what must not change where a command fails.</summary>
    public SortedDictionary<string, string> Contents() => new(
        folder.EnumerateFiles("*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Root, file.FullName), file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file.FullName)))),
        StringComparer.Ordinal);

    public void Dispose()
    {
        Directory.SetCurrentDirectory(before);
        folder.Delete(recursive: true);
    }
}

/// <summary>The tests that use the console and the working directory: one after the other, and nothing beside them.</summary>
[CollectionDefinition(nameof(Serial), DisableParallelization = true)]
public sealed class Serial;
