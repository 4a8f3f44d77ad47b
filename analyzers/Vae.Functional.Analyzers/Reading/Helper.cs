using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>A method whose calls are followed.</summary>
/// <param name="method">The method; of a partial one the part that has the body.</param>
/// <param name="body">Its body.</param>
internal sealed class Helper(IMethodSymbol method, IOperation body)
{
    private readonly Lazy<HashSet<ISymbol>> written = new(() => Written(body));

    /// <summary>What it may return.</summary>
    public IReadOnlyList<IOperation> Returns { get; } = Returned(body);

    /// <summary>What the body calls a parameter that keeps, throughout, what a call gives for it; null for one that may change.</summary>
    public IParameterSymbol? Kept(IParameterSymbol called) =>
        method.Parameters[called.Ordinal] is { RefKind: RefKind.None or RefKind.In } parameter && !written.Value.Contains(parameter)
            ? parameter
            : null;

    /// <summary>What a body returns, but for functions inside of it, in the order of the source; nothing where a goto upsets that.</summary>
    public static IReadOnlyList<IOperation> Returned(IOperation body)
    {
        var returned = new List<IOperation>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IBranchOperation { BranchKind: BranchKind.GoTo })
                return [];
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value } && IsOwn(operation, body))
                returned.Add(value);
        }

        return returned;
    }

    /// <summary>Whether a parameter can change within a body.</summary>
    public static bool IsWritten(IParameterSymbol parameter, IOperation body) => Written(body).Contains(parameter);

    private static HashSet<ISymbol> Written(IOperation body)
    {
        var written = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation reference && Usage.Of(reference) != UsageKind.Read)
                written.Add(reference.Parameter);
        }

        return written;
    }

    private static bool IsOwn(IOperation operation, IOperation body)
    {
        for (var around = operation; around is not null && around != body; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return false;
        }

        return true;
    }
}
