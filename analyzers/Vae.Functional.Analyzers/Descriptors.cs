using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers;

/// <summary>
/// A descriptor for each row of the rule table. A rule whose severity varies has its descriptor at the loudest, and is lowered where it
/// speaks more softly: command-line builds leave out what could only inform.
/// </summary>
internal static class Descriptors
{
    /// <summary>The repository's address, from the one property that holds it.</summary>
    private static readonly string Repository = typeof(Descriptors).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(data => data.Key == "RepositoryUrl")?.Value ?? "";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        RuleTable.All.ToImmutableDictionary(rule => rule.Id, Of);

    /// <summary>One for each rule, in the order of the table.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. RuleTable.All.Select(rule => ById[rule.Id])];

    /// <summary>What a rule says at a place.</summary>
    public static Diagnostic At(this Finding finding, Location location, IEnumerable<Location> elsewhere) =>
        Diagnostic.Create(ById[finding.Rule.Id], location, Level(finding.Severity), elsewhere, null, finding.Message);

    /// <summary>The area that an id belongs to.</summary>
    public static string Category(Rule rule) => rule.Id[3] switch
    {
        '1' => "Model",
        '2' => "Objective",
        _ => "Generation",
    };

    private static DiagnosticDescriptor Of(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category(rule),
        Level(rule.Severity),
        isEnabledByDefault: true,
        description: $"{rule.Title}. Source: {rule.Source}.",
        helpLinkUri: Repository.Length == 0 ? null : $"{Repository}/blob/main/analyzers/rules/{rule.Id}.md");

    private static DiagnosticSeverity Level(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
