extern alias analyzers;

using System.Text.RegularExpressions;
using analyzers::Vae.Functional.Analyzers;

namespace Vae.Functional.Analyzers.Tests.Conventions;

/// <summary>The release files list the rules: their analyzer cannot read the ids off the rule table, so a test does.</summary>
public sealed class ReleaseFileTests
{
    [Fact]
    public void EveryRuleIsListedOnceWithItsCategoryAndSeverity()
    {
        var descriptors = new BoundAnalyzer().SupportedDiagnostics;
        var expected = descriptors.Select(descriptor => $"{descriptor.Id} {descriptor.Category} {descriptor.DefaultSeverity}");
        var folder = Path.Combine(Repository.Root, "analyzers", "Vae.Functional.Analyzers");
        var listed = Directory.GetFiles(folder, "AnalyzerReleases.*.md")
            .SelectMany(File.ReadAllLines)
            .Select(line => Regex.Match(line, @"^(VAE\d{4}) \| (\w+) \| (\w+) \| \S"))
            .Where(row => row.Success)
            .Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value} {row.Groups[3].Value}");
        Assert.Equal(expected.Order(), listed.Order());
    }
}
