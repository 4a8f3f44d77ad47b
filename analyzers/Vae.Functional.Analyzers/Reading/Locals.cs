using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>What the source does with the locals of one body, found in one pass over it.</summary>
internal sealed class Locals
{
    // A bit for each assignment; a body that has more of one local is not written by hand.
    private const int MaximalDefinitions = 63;

    private readonly Dictionary<ISymbol, Uses> uses = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ControlFlowGraph?> graph;

    public Locals(IOperation root)
    {
        var hasTry = false;
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declared:
                    Of(declared.Symbol).Declare(declared);
                    break;
                case ILocalReferenceOperation reference:
                    Of(reference.Local).Add(reference);
                    break;
                case IIsPatternOperation matched when Matched.Name(matched) is { } name:
                    Of(name).Declare(matched);
                    break;
                case ITryOperation:
                    hasTry = true;
                    break;
            }
        }

        // The graph is that of the whole body, without the functions inside of it, and its edges know nothing of exceptions.
        graph = new(() => hasTry ? null : ReachingDefinitions.Graph(root));
    }

    /// <summary>The flow of a local; null where it cannot be known.</summary>
    public LocalFlow? FlowOf(ILocalSymbol local)
    {
        if (!uses.TryGetValue(local, out var found) || found.IsOpaque || local.IsRef
            || found.Declarator is not { } declarator || found.Definitions.Count is 0 or > MaximalDefinitions)
            return null;
        var function = Function(declarator);
        if (!found.Definitions.TrueForAll(definition => Function(definition.Value) == function))
            return null;
        if (found.Definitions.Count == 1)
            return new(found.Definitions, found.Reads, null);
        if (found.IsGivenAside || function is not null || !found.Reads.TrueForAll(read => Function(read) is null)
            || graph.Value is not { } edges)
            return null;
        return ReachingDefinitions.Of(edges, local, found.Definitions.ConvertAll(definition => definition.Syntax)) is { } reaching
            ? new(found.Definitions, found.Reads, reaching)
            : null;
    }

    /// <summary>The body, or the initialiser, that an operation stands in.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
            operation = parent;
        return operation;
    }

    private Uses Of(ILocalSymbol local) => uses.TryGetValue(local, out var known) ? known : uses[local] = new();

    private static IOperation? Function(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
                return around;
        }

        return null;
    }

    private sealed class Uses
    {
        public List<Definition> Definitions { get; } = [];

        public List<IOperation> Reads { get; } = [];

        public IOperation? Declarator { get; private set; }

        // Whether a pattern or a tuple that is taken apart gives it a value: no assignment that a flow knows.
        public bool IsGivenAside { get; private set; }

        // Whether it may change in a way that the source does not show.
        public bool IsOpaque { get; private set; }

        public void Declare(IVariableDeclaratorOperation declared)
        {
            Declarator = declared;
            if (declared.GetVariableInitializer() is { } initializer)
                Definitions.Add(new(declared.Syntax, initializer.Value));
        }

        public void Declare(IIsPatternOperation matched)
        {
            Declarator = matched;
            IsGivenAside = true;
            Definitions.Add(new(matched.Pattern.Syntax, matched.Value));
        }

        public void Add(ILocalReferenceOperation reference)
        {
            switch (Usage.Of(reference))
            {
                case UsageKind.Read:
                    Reads.Add(reference);
                    break;
                case UsageKind.Assigned when reference.Parent is ISimpleAssignmentOperation assignment:
                    Definitions.Add(new(assignment.Syntax, assignment.Value));
                    break;
                // Its value is what was there before, or else the value given: a reading of the assignment says which.
                case UsageKind.Other when reference.Parent is ICoalesceAssignmentOperation coalesced:
                    Reads.Add(reference);
                    Definitions.Add(new(coalesced.Syntax, coalesced));
                    break;
                case UsageKind.Other when Deconstruction.ValueOf(reference) is { } value:
                    IsGivenAside = true;
                    Definitions.Add(new(reference.Syntax, value));
                    if (reference.IsDeclaration)
                        Declarator = reference;
                    break;
                default:
                    IsOpaque = true;
                    break;
            }
        }
    }
}
