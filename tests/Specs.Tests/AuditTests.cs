using System.Text.RegularExpressions;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Studies;
using Xunit.Abstractions;

namespace Vae.Functional.Specs.Tests;

/// <summary>The audit: what it quotes stands in the sources, and its page is what the records say.</summary>
[Collection(nameof(QuickStudies))]
public sealed partial class AuditTests(QuickStudies studies, ITestOutputHelper output)
{
    public static TheoryData<string> Ids => StudyTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_says_where_it_stands_and_what_shows_its_fate(string id) => Assert.All(studies.Of(id).Result.Audit, entry =>
    {
        Assert.All([entry.Claim, entry.File, entry.Place, entry.Evidence], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.True(Enum.IsDefined(entry.Verdict));
    });

    [Theory]
    [MemberData(nameof(Ids))]
    public void Claims_are_quoted_as_they_are_printed(string id)
    {
        if (Repository.Sources is not { } folder)
        {
            output.WriteLine("skipped: there is no shared/sources beside the repository");
            return;
        }
        Assert.All(studies.Of(id).Result.Audit.Concat(Recorded(id)), entry =>
            Assert.Contains(Normalised(entry.Claim), Normalised(File.ReadAllText(Path.Combine(folder, entry.File)))));
    }

    [Fact]
    public void The_page_is_what_the_records_say() =>
        Assert.Equal(AuditText.Of(Declared.Recorded), File.ReadAllText(Path.Combine(Repository.Root, "specs", "results", "audit.md")));

    [Fact]
    public void Every_source_is_audited()
    {
        var entries = Declared.Recorded.SelectMany(record => record.Result.Audit).ToArray();
        Assert.Equal(["000", "001", "002", "003", "004"], entries.Select(entry => entry.File[..3]).Distinct().Order(StringComparer.Ordinal));
        Assert.True(entries.Length >= 30, $"{entries.Length} claims are audited, of thirty at least");
    }

    [Fact]
    public void Every_record_is_of_a_declared_study()
    {
        var folder = Path.Combine(Repository.Root, "specs", "results");
        Assert.Equal(
            Declared.Recorded.Select(record => StudyFolder.RecordedPath(folder, record.Id)).Order(StringComparer.Ordinal),
            Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<AuditEntry> Recorded(string id) =>
        Declared.Recorded.Where(record => record.Id == id).SelectMany(record => record.Result.Audit);

    // Lines are broken anywhere in the sources.
    private static string Normalised(string text) => Whitespace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
