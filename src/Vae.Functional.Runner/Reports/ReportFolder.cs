using System.Text;
using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Reports.Figures;
using Vae.Functional.Runner.Reports.Images;
using Vae.Functional.Runner.Runs;

namespace Vae.Functional.Runner.Reports;

/// <summary>Where reports meet the disk: the page, and beside it its pictures as PNG files.</summary>
internal static class ReportFolder
{
    /// <summary>The name of the page in its folder.</summary>
    public const string PageName = "report.html";

    /// <summary>
    /// Writes the page and its pictures into a folder, which is made where it is missing. Each file is replaced whole or not at all,
    /// and the page last: a page that can be opened has its pictures beside it.
    /// </summary>
    /// <returns>The path of the page, or why it could not be written.</returns>
    public static Either<Fault, string> Write(string folder, RunReport report) =>
        Files(report)
            .Aggregate(Folders.Make(folder), (written, file) => written.Bind(_ =>
                AtomicFile.Write(Path.Combine(folder, file.Name), stream => stream.Write(file.Content))))
            .Map(_ => Path.Combine(folder, PageName));

    private static IEnumerable<(string Name, byte[] Content)> Files(RunReport report) =>
        ReportFigures.PicturesOf(report).Select(picture => (picture.FileName, Png.Encode(picture.Raster)))
            .Append((PageName, Encoding.UTF8.GetBytes(ReportPage.Render(report))));
}
