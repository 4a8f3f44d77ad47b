using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>
/// Offers the mends of a rule where they apply. Each is tried before it is offered: one that leaves code which does not compile, or of
/// which the rule still speaks, is not.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MendFixProvider))]
[Shared]
public sealed class MendFixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. Mends.ByRule.Keys];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var (document, cancellation) = (context.Document, context.CancellationToken);
        var solution = document.Project.Solution;
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        Judged? alone = null;
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = Place.Of(diagnostic, model, cancellation);
            foreach (var mend in Mends.ByRule[diagnostic.Id])
            {
                if (mend.Edit(place) is not { } edit || await Edited(solution, edit, cancellation).ConfigureAwait(false) is not { } mended)
                    continue;
                var touched = Touched(solution, edit).Add(document.Id);
                var before = touched.Count == 1
                    ? alone ??= await Judged.Of(solution, touched, cancellation).ConfigureAwait(false)
                    : await Judged.Of(solution, touched, cancellation).ConfigureAwait(false);
                var after = await Judged.Of(mended, touched, cancellation).ConfigureAwait(false);
                if (!after.Mends(before, diagnostic.Id))
                    continue;
                context.RegisterCodeFix(
                    CodeAction.Create(mend.Title, _ => Task.FromResult(mended), $"{diagnostic.Id}: {mend.Title}"), diagnostic);
            }
        }
    }

    private static ImmutableHashSet<DocumentId> Touched(Solution solution, IReadOnlyDictionary<SyntaxNode, SyntaxNode?> edit) =>
        [.. edit.Keys.Select(node => solution.GetDocumentId(node.SyntaxTree)).OfType<DocumentId>()];

    // Null where something stands in no document, such as what a generator wrote.
    private static async Task<Solution?> Edited(
        Solution solution, IReadOnlyDictionary<SyntaxNode, SyntaxNode?> edit, CancellationToken cancellation)
    {
        var mended = solution;
        foreach (var file in edit.GroupBy(change => change.Key.SyntaxTree))
        {
            if (solution.GetDocument(file.Key) is not { } document)
                return null;
            var root = await file.Key.GetRootAsync(cancellation).ConfigureAwait(false);
            mended = mended.WithDocumentSyntaxRoot(document.Id, Edited(root, file.ToDictionary(change => change.Key, change => change.Value)));
        }

        return mended;
    }

    private static SyntaxNode Edited(SyntaxNode root, IReadOnlyDictionary<SyntaxNode, SyntaxNode?> edit)
    {
        var tracked = root.TrackNodes(edit.Keys);
        foreach (var change in edit)
        {
            if (tracked.GetCurrentNode(change.Key) is not { } current)
                return root;
            tracked = change.Value is { } replacement
                ? tracked.ReplaceNode(current, replacement.WithTriviaFrom(current))
                : tracked.RemoveNode(current, SyntaxRemoveOptions.KeepNoTrivia) ?? tracked;
        }

        return tracked;
    }
}
