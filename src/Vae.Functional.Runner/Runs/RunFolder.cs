using System.Globalization;
using LanguageExt;

namespace Vae.Functional.Runner.Runs;

/// <summary>The folder of one run: <c>runs/simple-vae/binary/1</c> under the working directory.</summary>
/// <param name="Path">The folder.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>Where runs go.</summary>
    public const string Root = "runs";

    /// <summary>The model and all that training needs to go on.</summary>
    public string Checkpoint => System.IO.Path.Combine(Path, "checkpoint.safetensors");

    /// <summary>A line of JSON an epoch, and one for the test result.</summary>
    public string Metrics => System.IO.Path.Combine(Path, "metrics.jsonl");

    /// <summary>What the run was asked to do.</summary>
    public string Settings => System.IO.Path.Combine(Path, "run.json");

    /// <summary>The page that shows the run.</summary>
    public string Report => System.IO.Path.Combine(Path, "report.html");

    /// <summary>A folder for a new run of a spec, made now, numbered after the last.</summary>
    public static Either<Fault, RunFolder> New(string specId) => Make(new RunFolder(System.IO.Path.Combine(Parent(specId), $"{LastNumber(specId) + 1}")));

    /// <summary>The folder of the last run of a spec, or none.</summary>
    public static Option<RunFolder> Last(string specId) =>
        LastNumber(specId) is var number and > 0 ? new RunFolder(System.IO.Path.Combine(Parent(specId), $"{number}")) : Option<RunFolder>.None;

    private static string Parent(string specId) => System.IO.Path.Combine([Root, .. specId.Split('/')]);

    private static int LastNumber(string specId) =>
        Directory.Exists(Parent(specId))
            ? Directory.EnumerateDirectories(Parent(specId)).Select(path => int.TryParse(System.IO.Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max()
            : 0;

    private static Either<Fault, RunFolder> Make(RunFolder folder)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{folder.Path}: the run folder cannot be made: {error.Message}; run from a directory that you may write to");
        }
    }
}
