using System.Globalization;
using LanguageExt;
using static System.IO.Path;

namespace Vae.Functional.Runner.Runs;

/// <summary>The folder of one run: <c>runs/simple-vae/binary/1</c> under the working directory.</summary>
/// <param name="Path">The folder.</param>
internal sealed record RunFolder(string Path)
{
    /// <summary>Where runs go.</summary>
    public const string Root = "runs";

    private const string SettingsName = "run.json";

    /// <summary>The model and all that training needs to go on.</summary>
    public string Checkpoint => Combine(Path, "checkpoint.safetensors");

    /// <summary>A line of JSON an epoch, and one for the test result.</summary>
    public string Metrics => Combine(Path, "metrics.jsonl");

    /// <summary>What the run was asked to do.</summary>
    public string Settings => Combine(Path, SettingsName);

    /// <summary>The page that shows the run.</summary>
    public string Report => Combine(Path, "report.html");

    /// <summary>
    /// A folder for a new run, numbered after the last. It appears with its settings in it, in one step: runs that begin together get
    /// folders of their own, and one that is killed leaves no folder that says nothing.
    /// </summary>
    public static Either<Fault, RunFolder> New(RunSettings settings)
    {
        var parent = Parent(settings.Spec);
        var prepared = Combine(parent, $".new-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(prepared);
            return settings.Save(Combine(prepared, SettingsName)).Map(_ => Numbered(parent, prepared, settings.Spec));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{parent}: no run folder can be made there: {error.Message}; run from a directory that you may write to");
        }
        finally
        {
            if (Directory.Exists(prepared))
                Directory.Delete(prepared, recursive: true);
        }
    }

    /// <summary>The folder of the last run of a spec, or none.</summary>
    public static Option<RunFolder> Last(string specId) =>
        LastNumber(specId) is var number and > 0 ? new RunFolder(Combine(Parent(specId), $"{number}")) : Option<RunFolder>.None;

    /// <summary>
    /// Holds the run for this process until disposed; the operating system lets go of it when a process dies, however it dies.
    /// </summary>
    public Either<Fault, IDisposable> Hold()
    {
        try
        {
            return new FileStream(
                Combine(Path, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (IsTaken(error))
        {
            return new Fault($"{Path}: another process is training this run; wait until it ends, or stop it with Ctrl-C");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{Path}: cannot be written to: {error.Message}");
        }
    }

    // Renaming fails where another run took the number meanwhile: its folder is not empty.
    private static RunFolder Numbered(string parent, string prepared, string specId)
    {
        for (var number = LastNumber(specId) + 1; ; number++)
        {
            var path = Combine(parent, $"{number}");
            try
            {
                Directory.Move(prepared, path);
                return new RunFolder(path);
            }
            catch (IOException) when (Directory.Exists(path))
            {
                continue;
            }
        }
    }

    // How the runtime says that a lock is held: EWOULDBLOCK, or a sharing violation on Windows.
    private static bool IsTaken(IOException error) => (error.HResult & 0xFFFF) is 11 or 35 or 32;

    private static string Parent(string specId) => Combine([Root, .. specId.Split('/')]);

    private static int LastNumber(string specId) =>
        Directory.Exists(Parent(specId))
            ? Directory.EnumerateDirectories(Parent(specId)).Select(Number).DefaultIfEmpty().Max()
            : 0;

    private static int Number(string path) =>
        int.TryParse(GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
