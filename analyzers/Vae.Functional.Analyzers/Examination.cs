using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers;

/// <summary>
/// Examines one type of the source, at its end: by then the compiler has bound its members, which come in any order and at once.
/// </summary>
internal sealed class Examination(Lazy<Vocabulary?> vocabulary)
{
    private readonly List<Member> members = [];

    /// <summary>Takes note of a member. The compiler walks it once for all analyzers: only what may be examined comes here.</summary>
    public void Meet(OperationBlockStartAnalysisContext context)
    {
        if (vocabulary.Value is not { } known)
            return;
        var member = new Member(context.OperationBlocks);
        lock (members)
            members.Add(member);
        context.RegisterOperationAction(
            operation => member.Meet(operation.Operation, known),
            OperationKind.ObjectCreation,
            OperationKind.With,
            OperationKind.Invocation);
    }

    /// <summary>Reports what the rules say of the type's specs, and of the calls in which one meets a plan.</summary>
    public void Report(SymbolAnalysisContext context)
    {
        if (vocabulary.Value is not { } known || !members.Exists(member => member.IsExamined))
            return;
        foreach (var member in members)
            known.Members.Keep(member.Blocks);
        foreach (var member in members)
            member.Report(known, context);
    }

    private sealed class Member(ImmutableArray<IOperation> blocks)
    {
        private readonly List<IOperation> met = [];

        public ImmutableArray<IOperation> Blocks { get; } = blocks;

        public bool IsExamined => met.Count > 0;

        public void Meet(IOperation operation, Vocabulary vocabulary)
        {
            if (vocabulary.IsSpec(operation.Type) || (operation is IInvocationOperation call && Vocabulary.IsLibrary(call.TargetMethod)))
                met.Add(operation);
        }

        public void Report(Vocabulary vocabulary, SymbolAnalysisContext context)
        {
            if (met.Count == 0)
                return;
            var examination = new MemberExamination(vocabulary, Blocks, context);
            foreach (var operation in met)
                examination.Examine(operation);
        }
    }
}
