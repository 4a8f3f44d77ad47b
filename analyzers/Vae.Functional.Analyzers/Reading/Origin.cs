using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Where the source says something, and the references that were followed to get there.</summary>
internal sealed class Origin(SyntaxNode node, ImmutableStack<SyntaxNode> references)
{
    /// <summary>The token or expression that says it.</summary>
    public SyntaxNode Node { get; } = node;

    /// <summary>The same, where what holds the expression was itself come to by references.</summary>
    public Origin Behind(ImmutableStack<SyntaxNode> outer) =>
        new(Node, references.IsEmpty ? outer : references.Reverse().Aggregate(outer, (all, reference) => all.Push(reference)));

    /// <summary>From the expression itself out to the reference that the reading began with.</summary>
    public IEnumerable<SyntaxNode> Steps => references.Prepend(Node);
}
