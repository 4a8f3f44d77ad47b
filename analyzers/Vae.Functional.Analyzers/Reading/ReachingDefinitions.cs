using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    // What nests deeper than this would take the stack that following it needs.
    private const int MaximalNesting = 300;

    private int nesting;
    private bool isTooDeep;

    private ReachingDefinitions(ILocalSymbol local, IReadOnlyList<SyntaxNode> definitions)
    {
        this.local = local;
        bits = definitions.Select((definition, i) => (definition, i)).ToDictionary(pair => pair.definition, pair => 1UL << pair.i);
    }

    /// <summary>The graph of a body; null for what has none.</summary>
    public static ControlFlowGraph? Graph(IOperation body) => body switch
    {
        IMethodBodyOperation method => ControlFlowGraph.Create(method),
        IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor),
        IBlockOperation block => ControlFlowGraph.Create(block),
        _ => null,
    };

    /// <summary>For each use, by its syntax, the assignments that reach it; null where the body nests too deeply.</summary>
    public static IReadOnlyDictionary<SyntaxNode, ulong>? Of(ControlFlowGraph graph, ILocalSymbol local, IReadOnlyList<SyntaxNode> definitions)
    {
        var flow = new ReachingDefinitions(local, definitions);
        flow.Follow(graph);
        return flow.isTooDeep ? null : flow.reads;
    }

    private void Follow(ControlFlowGraph graph)
    {
        var incoming = new ulong?[graph.Blocks.Length];
        var waiting = new Queue<BasicBlock>();
        incoming[graph.Blocks[0].Ordinal] = 0;
        waiting.Enqueue(graph.Blocks[0]);
        while (waiting.Count > 0)
        {
            var block = waiting.Dequeue();
            var state = Through(block, incoming[block.Ordinal] ?? 0);
            foreach (var next in Next(block))
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
    }

    // A condition that is constant leaves one way only.
    private static IEnumerable<BasicBlock?> Next(BasicBlock block)
    {
        var (straight, aside) = (block.FallThroughSuccessor?.Destination, block.ConditionalSuccessor?.Destination);
        if (block is not { BranchValue.ConstantValue: { HasValue: true, Value: bool holds }, ConditionalSuccessor: not null })
            return [straight, aside];
        return [holds == (block.ConditionKind == ControlFlowConditionKind.WhenTrue) ? aside : straight];
    }

    private ulong Through(BasicBlock block, ulong state)
    {
        foreach (var operation in block.Operations)
            state = Visit(operation, state);
        return block.BranchValue is { } value ? Visit(value, state) : state;
    }

    private ulong Visit(IOperation operation, ulong state)
    {
        isTooDeep |= nesting >= MaximalNesting;
        if (isTooDeep)
            return state;
        nesting++;
        state = Within(operation, state);
        nesting--;
        return state;
    }

    private ulong Within(IOperation operation, ulong state)
    {
        switch (operation)
        {
            case IFlowCaptureOperation { Value: ILocalReferenceOperation captured } capture
                when IsLocal(captured) && Usage.IsTarget(captured.Syntax):
                targets.Add(capture.Id);
                return captured.Syntax.Parent is { } coalesced && coalesced.IsKind(SyntaxKind.CoalesceAssignmentExpression)
                    ? Coalesced(captured.Syntax, coalesced, state)
                    : state;
            case ISimpleAssignmentOperation assignment when IsTarget(assignment.Target):
                state = Visit(assignment.Value, state);
                return bits.TryGetValue(assignment.Syntax, out var bit) ? bit : state;
            case ILocalReferenceOperation reference when IsLocal(reference):
                Reached(reference.Syntax, state);
                return state;
        }

        foreach (var child in operation.ChildOperations)
            state = Visit(child, state);
        return state;
    }

    // `s ??= a` takes the value of s, and stands for what s is from then on, whether it assigns or not.
    private ulong Coalesced(SyntaxNode target, SyntaxNode assignment, ulong state)
    {
        Reached(target, state);
        return bits.TryGetValue(assignment, out var bit) ? bit : state;
    }

    private void Reached(SyntaxNode read, ulong state)
    {
        reads.TryGetValue(read, out var before);
        reads[read] = before | state;
    }

    private bool IsTarget(IOperation target) => target switch
    {
        ILocalReferenceOperation reference => IsLocal(reference),
        IFlowCaptureReferenceOperation capture => targets.Contains(capture.Id),
        _ => false,
    };

    private bool IsLocal(ILocalReferenceOperation reference) => SymbolEqualityComparer.Default.Equals(reference.Local, local);
}
