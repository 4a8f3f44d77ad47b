using LanguageExt;
using Vae.Functional.Runner.Reports.Figures;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports;

/// <summary>Where reports meet the disk: the page, and beside it its pictures as PNG files.</summary>
public static class ReportFolder
{
    /// <summary>The name of the page in its folder.</summary>
    public const string PageName = "report.html";

    /// <summary>
    /// Writes the page and its pictures into a folder, which is made where it is missing. Each file is replaced whole or not at all,
    /// and the page last: a page that can be opened has its pictures beside it.
    /// </summary>
    /// <returns>The path of the page, or why it could not be written.</returns>
    public static Either<Fault, string> Write(string folder, RunReport report)
    {
        var page = Path.Combine(folder, PageName);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var picture in ReportFigures.PicturesOf(report))
                Replace(Path.Combine(folder, picture.FileName), Png.Encode(picture.Raster));
            Replace(page, System.Text.Encoding.UTF8.GetBytes(ReportPage.Render(report)));
            return page;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new Fault($"the report cannot be written to {folder}: {problem.Message} Choose a folder that can be written to.");
        }
    }

    private static void Replace(string path, byte[] content)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, path, overwrite: true);
    }
}
