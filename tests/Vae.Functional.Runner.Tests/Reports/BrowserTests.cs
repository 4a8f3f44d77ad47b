using System.Text.RegularExpressions;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Runner.Tests.Reports;

/// <summary>The page as a browser sees it.</summary>
public sealed class BrowserTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-report-");

    public void Dispose() => folder.Delete(recursive: true);

    [BrowserFact]
    public void A_two_dimensional_run_shows_every_figure() => ShowsEverything(SyntheticReports.Bound(2), charts: 4, pictures: 4);

    [BrowserFact]
    public void A_twenty_dimensional_run_shows_every_figure() => ShowsEverything(SyntheticReports.Bound(20), charts: 4, pictures: 3);

    [BrowserFact]
    public void A_surrogate_run_shows_every_figure() => ShowsEverything(SyntheticReports.Surrogate(2), charts: 4, pictures: 4);

    [BrowserFact]
    public void A_run_of_one_epoch_without_validation_labels_or_second_dimension_shows_every_figure()
    {
        var report = SyntheticReports.Bound(2, epochs: 1);
        ShowsEverything(report with
        {
            Epochs = [report.Epochs[0] with { Validation = null }],
            Latents = new([0.5f, -0.25f, 1.5f], dimension: 1, labels: []),
        }, charts: 4, pictures: 4);
    }

    [BrowserTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void Without_a_charting_library_every_figure_is_still_shown(int dimension)
    {
        var latents = dimension == 2 ? SyntheticReports.Bound(2).Latents : new([0.5f, -0.25f, 1.5f], dimension: 1, labels: []);

        var (dom, console) = Open(ReportPage.Render(SyntheticReports.Bound(2) with { Latents = latents }, isPlain: true));

        Assert.Empty(console);
        Assert.Contains("data-report=\"ready\"", dom);
        Assert.DoesNotContain("data-rendered=\"false\"", dom);
        Assert.Equal(4, Regex.Count(dom, "<svg class=\"marks\""));
        Assert.DoesNotContain("NaN", dom[dom.IndexOf("<main", StringComparison.Ordinal)..dom.IndexOf("</main", StringComparison.Ordinal)]);
    }

    [BrowserTheory]
    [InlineData(false, "<svg[^>]* class=\"marks\"", 1)]
    [InlineData(true, "<svg class=\"marks\"", 2)]
    public void A_study_shows_lines_over_a_logarithmic_axis_and_points(bool isPlain, string drawing, int drawings)
    {
        Series[] growth = [Series.Of("error", [(10, 1e-3), (100, 0.02), (1000, 5)]), Series.Of("with a gap", [(10, 1), (100, double.NaN), (1000, 2)])];
        var record = new StudyRecord("tiny/study", "What grows?", "", IsQuick: true, ["digits"], 1, new StudyResult("It grows.",
        [
            new Exhibit.Lines("Growth", "By samples.", new Axis("samples", IsLogarithmic: true), new Axis("error", IsLogarithmic: true), [.. growth]),
            new Exhibit.Points("Codes", "Two groups.", "z₁", "z₂", [Series.Of("0", [(0, 1)]), Series.Of("1", [(1, 0)])]),
        ]));

        var (dom, console) = Open(StudyPage.Render(record, isPlain));

        Assert.Empty(console);
        Assert.Equal(2, Regex.Count(dom, "<div class=\"chart\" data-chart=\"\" data-rendered=\"true\">"));
        Assert.Equal(drawings, Regex.Count(dom, drawing));
        Assert.Contains(isPlain ? ">1000<" : ">1,000<", dom);
        Assert.DoesNotContain("NaN", dom[dom.IndexOf("<main", StringComparison.Ordinal)..dom.IndexOf("</main", StringComparison.Ordinal)]);
    }

    [BrowserFact]
    public void A_request_or_a_broken_picture_would_have_been_noticed()
    {
        var page = ReportPage.Render(SyntheticReports.Bound(2))
            .Replace("</main>", """<img src="http://127.0.0.1:9/picture.png" alt=""></main>""");

        var (dom, console) = Open(page);

        Assert.NotEmpty(console);
        Assert.Contains("data-rendered=\"false\"", dom);
    }

    private void ShowsEverything(RunReport report, int charts, int pictures)
    {
        var (dom, console) = Open(ReportPage.Render(report));

        Assert.Empty(console);
        Assert.Contains("data-report=\"ready\"", dom);
        Assert.DoesNotContain("data-rendered=\"false\"", dom);
        Assert.Equal(charts, Regex.Count(dom, "<div class=\"chart\" data-chart=\"\" data-rendered=\"true\">"));
        Assert.Equal(charts - 1, Regex.Count(dom, "<svg[^>]* class=\"marks\""));
        Assert.Equal(1, Regex.Count(dom, "<canvas[^>]* class=\"marks\""));
        Assert.Equal(pictures, Regex.Count(dom, "<img [^>]*data-rendered=\"true\""));
    }

    private (string Dom, string[] Console) Open(string page)
    {
        Assert.True(Chromium.Path is not null, "no Chromium or Chrome on the path (Debian: apt-get install chromium)");
        var path = Path.Combine(folder.FullName, "report.html");
        File.WriteAllText(path, page);
        return Chromium.Open(path);
    }
}
