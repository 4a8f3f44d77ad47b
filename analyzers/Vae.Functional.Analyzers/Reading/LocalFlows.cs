using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>The flows of the locals that an examination meets, each found once.</summary>
internal sealed class LocalFlows(CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, LocalFlow?> known = new(SymbolEqualityComparer.Default);

    /// <summary>The flow of the local that is named here; null where it cannot be known.</summary>
    public LocalFlow? Of(ILocalReferenceOperation reference) => Of(reference, reference.Local);

    /// <summary>The flow of a local of the body that an operation stands in; null where it cannot be known.</summary>
    public LocalFlow? Of(IOperation inside, ILocalSymbol local)
    {
        if (!known.TryGetValue(local, out var flow))
            known[local] = flow = LocalFlow.Of(inside, local, cancellation);
        return flow;
    }
}
