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
        if (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await Judged.Of(document, cancellation).ConfigureAwait(false) is not { } before)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            foreach (var mend in Mends.ByRule[diagnostic.Id])
            {
                if (mend.Edit(new Place(node, model)) is not { } edit)
                    continue;
                var mended = document.WithSyntaxRoot(Edited(root, edit));
                if (await Judged.Of(mended, cancellation).ConfigureAwait(false) is not { } after || !after.Mends(before, diagnostic.Id))
                    continue;
                context.RegisterCodeFix(
                    CodeAction.Create(mend.Title, _ => Task.FromResult(mended), $"{diagnostic.Id}: {mend.Title}"), diagnostic);
            }
        }
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
