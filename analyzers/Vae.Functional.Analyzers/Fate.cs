using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Analyzers.Reading;

namespace Vae.Functional.Analyzers;

/// <summary>
/// What becomes of a spec that an expression makes. One that is only built upon, by <c>with</c> or by a helper method that returns another
/// spec, is not declared yet: what comes of it is examined instead.
/// </summary>
internal sealed class Fate(Vocabulary vocabulary)
{
    // What passes through more hands than this is taken to be changed on the way.
    private const int MaximalHands = 500;

    private readonly HashSet<IOperation> seen = [];

    /// <summary>Whether every use of the spec makes another one of it.</summary>
    public bool IsSuperseded(IOperation spec) => Of(spec) == Use.Superseded;

    private enum Use
    {
        /// <summary>Only members are looked at.</summary>
        Inspected,
        /// <summary>Another spec is made of it.</summary>
        Superseded,
        /// <summary>It is a spec that something may train.</summary>
        Declared,
    }

    private Use Of(IOperation value)
    {
        // Around a loop the same value comes again and adds nothing.
        if (!seen.Add(value) || seen.Count > MaximalHands)
            return Use.Superseded;
        return value.Parent switch
        {
            IConversionOperation or IParenthesizedOperation or ICoalesceOperation => Of(value.Parent),
            ISwitchExpressionArmOperation or ISwitchExpressionOperation => Of(value.Parent),
            IConditionalOperation conditional when conditional.Condition != value => Of(conditional),
            IWithOperation with when with.Operand == value => Use.Superseded,
            IMemberReferenceOperation member when member.Instance == value => Use.Inspected,
            IBinaryOperation => Use.Inspected,
            IIsPatternOperation matched when Matched.Name(matched) is { } name => OfLocal(matched, name, value),
            // What other names stand for from here on is not followed.
            IIsPatternOperation matched => Names(matched.Pattern) ? Use.Superseded : Use.Inspected,
            ITupleOperation tuple => OfElement(tuple, value),
            ICoalesceAssignmentOperation { Target: ILocalReferenceOperation local } assignment => Later(
                OfLocal(assignment, local.Local, assignment),
                assignment.Parent is IExpressionStatementOperation ? Use.Inspected : Of(assignment)),
            IArgumentOperation { Parent: IInvocationOperation call } when MakesAnother(call) => Use.Superseded,
            IInvocationOperation call when call.Instance == value && MakesAnother(call) => Use.Superseded,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } =>
                OfLocal(declarator, declarator.Symbol, value),
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value =>
                Later(
                    OfLocal(assignment, local.Local, value),
                    assignment.Parent is IExpressionStatementOperation ? Use.Inspected : Of(assignment)),
            _ => Use.Declared,
        };
    }

    private Use OfLocal(IOperation inside, ILocalSymbol local, IOperation value)
    {
        // Where the flow is not known, the spec may have been changed before it is used; without any use it stands as it is.
        if (vocabulary.Flows.Of(inside, local) is not { } flow)
            return Use.Superseded;
        Use? use = null;
        foreach (var read in flow.ReadsOf(value))
            use = Later(use ?? Use.Inspected, Of(read));
        return use ?? (flow.Reads.Count > 0 ? Use.Superseded : Use.Declared);
    }

    private bool Names(IPatternOperation pattern) => pattern.DescendantsAndSelf().Any(part => part switch
    {
        IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } => vocabulary.IsSpec(local.Type),
        IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local } => vocabulary.IsSpec(local.Type),
        _ => false,
    });

    // A value that goes nowhere is left as it is.
    private Use OfElement(ITupleOperation tuple, IOperation value) => Deconstruction.TargetOf(value) switch
    {
        ILocalReferenceOperation local => OfLocal(tuple, local.Local, value),
        IDiscardOperation => Use.Inspected,
        _ => Use.Declared,
    };

    private static Use Later(Use a, Use b) => a > b ? a : b;

    // What a method elsewhere does with the spec is not known.
    private bool MakesAnother(IInvocationOperation call) => vocabulary.IsSpec(call.TargetMethod.ReturnType);
}
