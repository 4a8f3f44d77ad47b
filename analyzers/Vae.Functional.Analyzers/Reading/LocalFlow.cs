using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// The values that the source assigns to a local, and which of them reach each use. A local that is assigned once needs no flow; of one
/// that could change in other ways (by reference, inside a lambda, around an exception) nothing is known.
/// </summary>
internal sealed class LocalFlow
{
    private readonly IReadOnlyList<Definition> definitions;
    private readonly IReadOnlyDictionary<SyntaxNode, ulong>? reaching;

    private LocalFlow(
        IReadOnlyList<Definition> definitions, IReadOnlyList<IOperation> reads, IReadOnlyDictionary<SyntaxNode, ulong>? reaching) =>
        (this.definitions, Reads, this.reaching) = (definitions, reads, reaching);

    /// <summary>The references that take its value.</summary>
    public IReadOnlyList<IOperation> Reads { get; }

    /// <summary>Whether it has one value throughout.</summary>
    public bool IsConstant => definitions.Count == 1;

    /// <summary>The flow of a local through the body that an operation stands in; null where it cannot be known.</summary>
    public static LocalFlow? Of(IOperation inside, ILocalSymbol local, CancellationToken cancellation)
    {
        var root = Root(inside);
        var (definitions, reads) = (new List<Definition>(), new List<IOperation>());
        IOperation? declarator = null;
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declared when Same(declared.Symbol, local):
                    declarator = declared;
                    if (declared.GetVariableInitializer() is { } initializer)
                        definitions.Add(new(declared.Syntax, initializer.Value, Function(declared)));
                    break;
                case ILocalReferenceOperation reference when Same(reference.Local, local):
                    switch (Usage.Of(reference))
                    {
                        case UsageKind.Read:
                            reads.Add(reference);
                            break;
                        case UsageKind.Assigned when reference.Parent is ISimpleAssignmentOperation assignment:
                            definitions.Add(new(assignment.Syntax, assignment.Value, Function(assignment)));
                            break;
                        default:
                            return null;
                    }

                    break;
            }
        }

        if (declarator is null || local.IsRef || definitions.Count is 0 or > 63)
            return null;
        var function = Function(declarator);
        if (!definitions.TrueForAll(definition => definition.Function == function))
            return null;
        if (definitions.Count == 1)
            return new(definitions, reads, null);
        // The graph is that of the whole body, without the functions inside of it, and its edges know nothing of exceptions.
        var hasGraph = function is null && reads.TrueForAll(read => Function(read) is null) && !root.Descendants().Any(IsTry);
        if (!hasGraph)
            return null;
        var assignments = definitions.ConvertAll(definition => definition.Syntax);
        return ReachingDefinitions.Of(root, local, assignments, cancellation) is { } flow ? new(definitions, reads, flow) : null;
    }

    /// <summary>The values that can be there where the local is read.</summary>
    public IReadOnlyList<IOperation> DefinitionsAt(IOperation read)
    {
        if (reaching is null)
            return [definitions[0].Value];
        reaching.TryGetValue(read.Syntax, out var mask);
        return [.. definitions.Where((_, i) => (mask >> i & 1) != 0).Select(definition => definition.Value)];
    }

    /// <summary>Where a value that is assigned to the local is read.</summary>
    public IEnumerable<IOperation> ReadsOf(IOperation value) =>
        Reads.Where(read => DefinitionsAt(read).Any(definition => definition.Syntax == value.Syntax));

    /// <summary>The body, or the initialiser, that an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private static IOperation? Function(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return around;
        }

        return null;
    }

    private static bool IsTry(IOperation operation) => operation is ITryOperation;

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);

    private readonly record struct Definition(SyntaxNode Syntax, IOperation Value, IOperation? Function);
}
