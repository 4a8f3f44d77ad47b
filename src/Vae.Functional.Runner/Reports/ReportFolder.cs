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

    /// <summary>Writes the report of a run.</summary>
    /// <returns>The path of the page, or why it could not be written.</returns>
    public static Either<Fault, string> Write(string folder, RunReport report) =>
        Write(folder, ReportFigures.Of(report), ReportPage.Render(report));

    /// <summary>
    /// Writes a page and its pictures into a folder, which is made where it is missing. Each file is replaced whole or not at all,
    /// and the page last: a page that can be opened has its pictures beside it.
    /// </summary>
    /// <returns>The path of the page, or why it could not be written.</returns>
    /// <param name="folder">The folder.</param>
    /// <param name="figures">What the page shows.</param>
    /// <param name="page">The page itself.</param>
    public static Either<Fault, string> Write(string folder, IEnumerable<Figure> figures, string page) =>
        PicturesOf(figures)
            .Select(picture => (Name: picture.FileName, Content: Png.Encode(picture.Raster)))
            .Append((Name: PageName, Content: Encoding.UTF8.GetBytes(page)))
            .Aggregate(Folders.Make(folder), (written, file) => written.Bind(_ =>
                AtomicFile.Write(Path.Combine(folder, file.Name), stream => stream.Write(file.Content))))
            .Map(_ => Path.Combine(folder, PageName));

    private static IEnumerable<Picture> PicturesOf(IEnumerable<Figure> figures) =>
        figures.Select(figure => figure.Body).OfType<FigureBody.Pictures>().SelectMany(body => body.Items);
}
