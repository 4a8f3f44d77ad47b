using LanguageExt;

namespace Vae.Functional.Runner.Runs;

/// <summary>Folders that are made where they are missing.</summary>
internal static class Folders
{
    /// <summary>Makes a folder with all above it, or says why it cannot be made.</summary>
    public static Either<Fault, Unit> Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return Prelude.unit;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{folder}: the folder cannot be made: {problem.Message}");
        }
    }
}
