using System.Net;
using System.Text.RegularExpressions;
using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Tests.Reports;

public sealed partial class ReportPageTests
{
    private const string Hostile = "</script><img src=x onerror=alert(1)> & \"quoted\" 'text'";

    [Fact]
    public void The_same_report_gives_the_same_page() =>
        Assert.Equal(ReportPage.Render(SyntheticReports.Bound(2)), ReportPage.Render(SyntheticReports.Bound(2)));

    [Theory]
    [InlineData(2, true)]
    [InlineData(20, false)]
    public void Every_figure_has_its_section_and_the_manifold_only_where_there_is_one(int dimension, bool manifold)
    {
        var sections = SectionIds(ReportPage.Render(SyntheticReports.Bound(dimension)));

        string[] expected =
        [
            "test-result", "verdict", "value-per-epoch", "terms-per-epoch", "reconstructions", "draws", "latent-scatter", "manifold", "objective", "epochs", "settings",
        ];
        Assert.Equal(expected.Where(id => manifold || id != "manifold"), sections);
    }

    [Fact]
    public void A_run_with_nothing_to_show_still_has_a_page()
    {
        var bare = SyntheticReports.Bound(2) with
        {
            Epochs = [], Test = null, Settings = [], Reconstructions = null, Draws = null, Latents = null, Manifold = null,
        };

        Assert.Equal(["verdict", "objective"], SectionIds(ReportPage.Render(bare)));
    }

    [Fact]
    public void A_surrogate_is_never_called_a_bound()
    {
        var report = SyntheticReports.Surrogate(2);
        var page = ReportPage.Render(report);

        // The verdict itself has to say what the value is not, and of which other model it is a lower bound.
        var text = VisibleText(VerdictSection().Replace(page, "")).Replace("It is a lower bound on log p(x) of the continuous Bernoulli", "");
        Assert.DoesNotMatch("(?i)bound|elbo|evidence|log-likelihood|bits per", text);
        Assert.Contains("Surrogate objective −101.27 ± 0.23 nats per observation", text);
        Assert.Contains("How the training went: surrogate objective per epoch", text);
        Assert.Contains("Not a lower bound: a surrogate objective", VisibleText(page));
    }

    [Fact]
    public void A_surrogate_is_named_for_what_it_is_a_lower_bound_of_all_the_same()
    {
        const string Other = "lower bound on log p(x) of the continuous Bernoulli with the same logits, loose by at least 784 ln 2 = 543.4 nats";
        var text = VisibleText(ReportPage.Render(SyntheticReports.Surrogate(2)));

        Assert.Equal(2, Regex.Count(text, $"It is a {Regex.Escape(Other)}"));
    }

    [Fact]
    public void The_page_says_all_that_the_rules_say()
    {
        var network = new Mlp([8], Activation.Relu);
        var spec = new VaeSpec(
            new UnitInterval((6, 6)), new StandardNormal(40), new DiagonalGaussian(network), new Gaussian(network, new LearnedSigma()),
            Beta: 2, Decoding: Decoding.Mean);
        var verdict = spec.Check(new TrainingPlan(3), new EvaluationPlan(), evaluatesTrainingData: true);
        var text = VisibleText(ReportPage.Render(SyntheticReports.Bound(2) with { Verdict = verdict }));

        Assert.Equal(
            ["VAE1003", "VAE1004", "VAE1008", "VAE2003", "VAE3001", "VAE3005"],
            verdict.Findings.Select(finding => finding.Rule.Id));
        Assert.All(verdict.Findings, finding => Assert.Equal(1, Regex.Count(text, Regex.Escape(finding.ToString()))));
    }

    [Fact]
    public void A_result_on_the_training_data_says_so()
    {
        var report = SyntheticReports.Bound(2);
        var remark = new Bounds.SpecFacts { EvaluatesTrainingData = Bounds.Fact<bool>.Known(true) };
        var test = report.Test! with { Remarks = [.. Bounds.Verdict.OfValues(remark).Remarks] };

        Assert.Contains("warning VAE3005: ", VisibleText(ReportPage.Render(report with { Test = test })));
    }

    [Fact]
    public void An_estimator_without_terms_has_no_charts_of_them()
    {
        var report = SyntheticReports.Bound(2);
        var bare = report with { Epochs = [.. report.Epochs.Select(epoch => epoch with { Train = new(epoch.Train.Value, double.NaN, double.NaN) })] };

        Assert.Contains("Its two terms", VisibleText(ReportPage.Render(report)));
        Assert.DoesNotContain("Its two terms", VisibleText(ReportPage.Render(bare)));
    }

    [Fact]
    public void Text_from_data_is_never_markup()
    {
        var report = SyntheticReports.Bound(2) with
        {
            SpecId = Hostile,
            Title = Hostile,
            Objective = new(Hostile, Hostile, Hostile, Hostile),
            Settings = [new(Hostile, Hostile)],
        };

        var page = ReportPage.Render(report);

        Assert.DoesNotContain("<img src=x", page);
        Assert.Equal(5, Regex.Count(page, "</script>")); // three charts, the scatter and the page's own script
        Assert.Contains(WebUtility.HtmlEncode(Hostile), page);
    }

    [Fact]
    public void Nothing_is_asked_of_a_network()
    {
        var page = ReportPage.Render(SyntheticReports.Bound(2));

        Assert.DoesNotMatch("(?i)(src|href)\\s*=\\s*[\"']?(https?:|//)", OutsideScripts(page));
        Assert.DoesNotMatch("(?i)@import|url\\(", OutsideScripts(page));
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotContain("<!--", page); // in the script it would hide what follows
    }

    [Fact]
    public void Numbers_that_are_none_leave_a_gap_and_are_named()
    {
        var report = SyntheticReports.Bound(2);
        var broken = report.Epochs[3] with { Train = new(double.NaN, double.NegativeInfinity, double.NaN), Validation = null };

        var page = ReportPage.Render(report with { Epochs = report.Epochs.SetItem(3, broken) });

        Assert.Contains("{\"epoch\":4,\"data\":\"training\",\"value\":null}", page);
        Assert.DoesNotContain("{\"epoch\":4,\"data\":\"validation\"", page);
        Assert.Contains("not a finite number", page);
    }

    [Theory]
    [InlineData(-101.2746, 0.2318, "−101.27 ± 0.23")]
    [InlineData(-1234.5678, 12.3, "−1,235 ± 12")]
    [InlineData(1.23456789, 0.00123, "1.2346 ± 0.0012")]
    [InlineData(-3, 0, "−3.00 ± 0.00")]
    public void A_value_has_the_digits_that_its_error_offers(double value, double error, string shown) =>
        Assert.Contains(shown, VisibleText(ReportPage.Render(SyntheticReports.Bound(2) with { Test = Result(value, error) })));

    private static Evaluation.Bound Result(double value, double error) =>
        new("log p(x)", value, error, 100, System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty);

    [Fact]
    public void Of_many_dimensions_the_two_widest_are_shown_and_named()
    {
        var page = ReportPage.Render(SyntheticReports.Bound(20));

        Assert.Contains("Of 20 latent dimensions, the two along which the means spread most.", VisibleText(page));
        Assert.Contains("\"title\":\"z\\u2081\"", page);
        Assert.Contains("\"title\":\"z\\u2085\"", page);
    }

    private static string[] SectionIds(string page) => [.. Regex.Matches(page, "<section id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static string OutsideScripts(string page) => Script().Replace(page, "");

    private static string VisibleText(string page)
    {
        // The charts' titles are seen too; the bundled library's own words are not.
        var charts = string.Join(' ', Regex.Matches(page, "<script type=\"application/json\">(.*?)</script>").Select(match => Regex.Unescape(match.Groups[1].Value)));
        var text = Regex.Replace(Regex.Replace(OutsideScripts(page), "<style>.*?</style>", "", RegexOptions.Singleline), "<[^>]*>", " ");
        return Regex.Replace(WebUtility.HtmlDecode(text) + charts, "\\s+", " ");
    }

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex("<section id=\"verdict\".*?</section>", RegexOptions.Singleline)]
    private static partial Regex VerdictSection();
}
