using Microsoft.CodeAnalysis;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>One way to mend what a rule says.</summary>
/// <param name="Title">What it does, as the editor shows it.</param>
/// <param name="Edit">The nodes to replace and what with; nothing to replace where it does not apply.</param>
internal sealed record Mend(string Title, Func<Place, IReadOnlyDictionary<SyntaxNode, SyntaxNode?>?> Edit)
{
    /// <summary>A mend of a single node.</summary>
    public static Mend Of(string title, Func<Place, (SyntaxNode? Old, SyntaxNode? New)> edit) => new(title, place =>
        edit(place) is ({ } old, { } replacement) ? new Dictionary<SyntaxNode, SyntaxNode?> { [old] = replacement } : null);
}
