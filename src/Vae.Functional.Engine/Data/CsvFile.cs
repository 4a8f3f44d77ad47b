using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Engine.Data;

/// <summary>
/// Comma-separated numbers, one observation a line, with an optional header and an optional column of whole numbers named "label".
/// </summary>
public static class CsvFile
{
    /// <summary>Reads a file; the data set is named after it, and its shape is the number of columns that are not the label.</summary>
    /// <returns>The data set; or the line and the column where the file is not what it should be.</returns>
    public static Either<Fault, DataSet> Read(string path)
    {
        if (!File.Exists(path))
            return new Fault($"{path}: there is no such data file");
        try
        {
            return CsvText.Parse(Path.GetFileNameWithoutExtension(path), Path.GetFileName(path), File.ReadLines(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be read: {error.Message}");
        }
    }
}
