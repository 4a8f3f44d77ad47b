using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// Which assignments to a local reach which of its uses: the classical flow over the control flow graph, a bit for each assignment. The
/// graph has its own operations; source and graph meet in their syntax.
/// </summary>
internal sealed class ReachingDefinitions
{
    private readonly ILocalSymbol local;
    private readonly Dictionary<SyntaxNode, ulong> bits;
    private readonly Dictionary<SyntaxNode, ulong> reads = [];

    // `s = c ? a : b` captures s as a target before the branch, and assigns through the capture after it.
    private readonly HashSet<CaptureId> targets = [];

    private ReachingDefinitions(ILocalSymbol local, IReadOnlyList<SyntaxNode> definitions)
    {
        this.local = local;
        bits = definitions.Select((definition, i) => (definition, i)).ToDictionary(pair => pair.definition, pair => 1UL << pair.i);
    }

    /// <summary>For each use, by its syntax, the assignments that reach it; null for a body that has no graph.</summary>
    public static IReadOnlyDictionary<SyntaxNode, ulong>? Of(
        IOperation body, ILocalSymbol local, IReadOnlyList<SyntaxNode> definitions, CancellationToken cancellation)
    {
        var graph = body switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellation),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellation),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellation),
            _ => null,
        };
        return graph is null ? null : new ReachingDefinitions(local, definitions).Flow(graph, cancellation);
    }

    private Dictionary<SyntaxNode, ulong> Flow(ControlFlowGraph graph, CancellationToken cancellation)
    {
        var incoming = new ulong?[graph.Blocks.Length];
        var waiting = new Queue<BasicBlock>();
        incoming[graph.Blocks[0].Ordinal] = 0;
        waiting.Enqueue(graph.Blocks[0]);
        while (waiting.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var block = waiting.Dequeue();
            var state = Through(block, incoming[block.Ordinal] ?? 0);
            foreach (var next in new[] { block.FallThroughSuccessor?.Destination, block.ConditionalSuccessor?.Destination })
            {
                if (next is null)
                    continue;
                var joined = (incoming[next.Ordinal] ?? 0) | state;
                if (incoming[next.Ordinal] == joined)
                    continue;
                incoming[next.Ordinal] = joined;
                waiting.Enqueue(next);
            }
        }

        return reads;
    }

    private ulong Through(BasicBlock block, ulong state)
    {
        foreach (var operation in block.Operations)
            state = Visit(operation, state);
        return block.BranchValue is { } value ? Visit(value, state) : state;
    }

    private ulong Visit(IOperation operation, ulong state)
    {
        switch (operation)
        {
            case IFlowCaptureOperation { Value: ILocalReferenceOperation captured } capture
                when IsLocal(captured) && Usage.IsTarget(captured.Syntax):
                targets.Add(capture.Id);
                return state;
            case ISimpleAssignmentOperation assignment when IsTarget(assignment.Target):
                state = Visit(assignment.Value, state);
                return bits.TryGetValue(assignment.Syntax, out var bit) ? bit : state;
            case ILocalReferenceOperation reference when IsLocal(reference):
                reads.TryGetValue(reference.Syntax, out var before);
                reads[reference.Syntax] = before | state;
                return state;
        }

        foreach (var child in operation.ChildOperations)
            state = Visit(child, state);
        return state;
    }

    private bool IsTarget(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => IsLocal(reference),
        IFlowCaptureReferenceOperation capture => targets.Contains(capture.Id),
        _ => false,
    };

    private bool IsLocal(ILocalReferenceOperation reference) => SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
