using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>What a reference does with the variable that it names.</summary>
internal enum UsageKind
{
    /// <summary>Takes its value.</summary>
    Read,
    /// <summary>Gives it a value that stands in the source.</summary>
    Assigned,
    /// <summary>Anything else, such as passing it by reference.</summary>
    Other,
}

/// <summary>Tells the uses of a variable apart.</summary>
internal static class Usage
{
    /// <summary>What one reference does.</summary>
    public static UsageKind Of(IOperation reference) => reference.Parent switch
    {
        ISimpleAssignmentOperation { IsRef: false } assignment when assignment.Target == reference => UsageKind.Assigned,
        IAssignmentOperation assignment when assignment.Target == reference => UsageKind.Other,
        IIncrementOrDecrementOperation or IAddressOfOperation or IDeclarationExpressionOperation => UsageKind.Other,
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In or RefKind.RefReadOnlyParameter) } => UsageKind.Other,
        ISimpleAssignmentOperation { IsRef: true } or IConditionalOperation { IsRef: true } => UsageKind.Other,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } } => UsageKind.Other,
        ITupleOperation tuple => IsDeconstructed(tuple) ? UsageKind.Other : UsageKind.Read,
        _ => reference is ILocalReferenceOperation { IsDeclaration: true } ? UsageKind.Other : UsageKind.Read,
    };

    /// <summary>Whether a name stands on the left of an assignment.</summary>
    public static bool IsTarget(SyntaxNode name) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    private static bool IsDeconstructed(ITupleOperation tuple) => tuple.Parent switch
    {
        ITupleOperation outer => IsDeconstructed(outer),
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Target == tuple,
        IDeclarationExpressionOperation => true,
        _ => false,
    };
}
