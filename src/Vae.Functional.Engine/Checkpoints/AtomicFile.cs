using LanguageExt;
using static LanguageExt.Prelude;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>Files that are there whole or not at all, also when the process is killed while it writes.</summary>
public static class AtomicFile
{
    /// <summary>What is put behind the name of a file while it is being written.</summary>
    public const string PartialSuffix = ".partial";

    /// <summary>
    /// Writes to a temporary file in the same folder, flushes it to the disk, and renames it over the path, which a file system does in one
    /// step. A reader sees the old contents or the new. What a killed process leaves behind is the temporary file, which the next
    /// write reuses; a failure removes it and leaves the old contents as they were.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the contents.</param>
    /// <returns>A fault where the file cannot be written.</returns>
    public static Either<Fault, Unit> Write(string path, Action<Stream> write)
    {
        var partial = path + PartialSuffix;
        var created = false;
        try
        {
            using (var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                created = true;
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
            created = false;
            return unit;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be written: {error.Message}");
        }
        finally
        {
            if (created)
                File.Delete(partial);
        }
    }
}
