using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>What the compiler and the analyzer find in documents.</summary>
/// <param name="Trees">Their sources.</param>
/// <param name="Errors">How many errors the compiler finds.</param>
/// <param name="Rules">The ids of the rules that speak, as often as they do.</param>
internal sealed record Judged(ImmutableArray<SyntaxTree> Trees, int Errors, ImmutableArray<string> Rules)
{
    private static readonly CompilationWithAnalyzersOptions Options =
        new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

    /// <summary>The judgement on documents of a solution.</summary>
    public static async Task<Judged> Of(Solution solution, IEnumerable<DocumentId> documents, CancellationToken cancellation)
    {
        var (trees, errors, rules) = (ImmutableArray.CreateBuilder<SyntaxTree>(), 0, ImmutableArray.CreateBuilder<string>());
        foreach (var id in documents)
        {
            if (solution.GetDocument(id) is not { } document
                || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
                continue;
            var analysis = model.Compilation.WithAnalyzers([new BoundAnalyzer()], Options);
            var said = await analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellation).ConfigureAwait(false);
            trees.Add(model.SyntaxTree);
            errors += model.GetDiagnostics(cancellationToken: cancellation).Count(found => found.Severity == DiagnosticSeverity.Error);
            rules.AddRange(said.Select(found => found.Id));
        }

        return new(trees.ToImmutable(), errors, rules.ToImmutable());
    }

    /// <summary>Whether the documents before are mended: something changed, no error is new, and the rule speaks less often.</summary>
    public bool Mends(Judged before, string rule) =>
        !Trees.SequenceEqual(before.Trees, (tree, other) => tree.IsEquivalentTo(other))
        && Errors <= before.Errors && Count(rule) < before.Count(rule);

    private int Count(string rule) => Rules.Count(id => id == rule);
}
