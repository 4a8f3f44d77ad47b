using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>The flows of the locals that a compilation's examinations meet, each found once.</summary>
internal sealed class LocalFlows
{
    private readonly ConcurrentDictionary<ISymbol, LocalFlow?> known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, Locals> bodies = new();

    /// <summary>The flow of the local that is named here; null where it cannot be known.</summary>
    public LocalFlow? Of(ILocalReferenceOperation reference) => Of(reference, reference.Local);

    /// <summary>The flow of a local of the body that an operation stands in; null where it cannot be known.</summary>
    public LocalFlow? Of(IOperation inside, ILocalSymbol local)
    {
        if (known.TryGetValue(local, out var flow))
            return flow;
        var root = Locals.Root(inside);
        return known.GetOrAdd(local, bodies.GetOrAdd(root.Syntax, _ => new Locals(root)).FlowOf(local));
    }
}
