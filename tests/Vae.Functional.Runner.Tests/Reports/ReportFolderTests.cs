using System.Text.RegularExpressions;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed class ReportFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-report-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_page_and_the_very_pictures_in_it_are_written_side_by_side()
    {
        var run = Path.Combine(folder.FullName, "new", "run");

        var page = ReportFolder.Write(run, SyntheticReports.Bound(2)).OrThrow();

        Assert.Equal(Path.Combine(run, "report.html"), page);
        string[] files = ["manifold.png", "reconstructions.png", "report.html", "sample-means.png", "samples.png"];
        Assert.Equal(files, Directory.GetFiles(run).Select(Path.GetFileName).Order());
        var embedded = Regex.Matches(File.ReadAllText(page), "data:image/png;base64,([^\"]+)").Select(match => match.Groups[1].Value);
        Assert.Equal(
            files.Where(file => file.EndsWith(".png")).Select(file => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(run, file)))).Order(),
            embedded.Order());
    }

    [Fact]
    public void A_second_report_replaces_the_first()
    {
        ReportFolder.Write(folder.FullName, SyntheticReports.Surrogate(2)).OrThrow();
        var page = ReportFolder.Write(folder.FullName, SyntheticReports.Bound(2)).OrThrow();

        Assert.Equal(ReportPage.Render(SyntheticReports.Bound(2)), File.ReadAllText(page));
        Assert.DoesNotContain(Directory.GetFiles(folder.FullName), file => file.EndsWith(AtomicFile.PartialSuffix));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_one_clear_line()
    {
        var file = Path.Combine(folder.FullName, "taken");
        File.WriteAllText(file, "");

        var fault = ReportFolder.Write(Path.Combine(file, "run"), SyntheticReports.Bound(2)).LeftToSeq().Single();

        Assert.StartsWith($"{Path.Combine(file, "run")}: the folder cannot be made: ", fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public void A_page_that_cannot_be_replaced_is_one_clear_line_that_names_it()
    {
        var page = Path.Combine(folder.FullName, ReportFolder.PageName);
        Directory.CreateDirectory(page);

        var fault = ReportFolder.Write(folder.FullName, SyntheticReports.Bound(2)).LeftToSeq().Single();

        Assert.StartsWith(page, fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }
}
