using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>What the compiler and the analyzer find in a document.</summary>
/// <param name="Tree">Its source.</param>
/// <param name="Errors">How many errors the compiler finds.</param>
/// <param name="Rules">The ids of the rules that speak, as often as they do.</param>
internal sealed record Judged(SyntaxTree Tree, int Errors, ImmutableArray<string> Rules)
{
    private static readonly CompilationWithAnalyzersOptions Options =
        new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

    /// <summary>The judgement on a document; null where it has no semantics.</summary>
    public static async Task<Judged?> Of(Document document, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return null;
        var analysis = model.Compilation.WithAnalyzers([new BoundAnalyzer()], Options);
        var said = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
        var errors = model.GetDiagnostics(cancellationToken: cancellation).Count(found => found.Severity == DiagnosticSeverity.Error);
        return new(model.SyntaxTree, errors, [.. said.Select(found => found.Id)]);
    }

    /// <summary>Whether a document before is mended: something changed, no error is new, and the rule speaks less often.</summary>
    public bool Mends(Judged before, string rule) =>
        !Tree.IsEquivalentTo(before.Tree) && Errors <= before.Errors && Count(rule) < before.Count(rule);

    private int Count(string rule) => Rules.Count(id => id == rule);
}
