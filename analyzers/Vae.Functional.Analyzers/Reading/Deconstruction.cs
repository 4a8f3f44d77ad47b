using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>A tuple that is taken apart where it is made: which of its elements goes to which target.</summary>
internal static class Deconstruction
{
    /// <summary>What a target is given; null where it is no target, or its value is converted or not written there.</summary>
    public static IOperation? ValueOf(IOperation target) =>
        Counterpart(target, assignment => assignment.Target, assignment => assignment.Value) is { } value && IsSame(target.Type, value.Type)
            ? value
            : null;

    /// <summary>Where an element goes; null where it is none, or what takes it is not written there.</summary>
    public static IOperation? TargetOf(IOperation element) =>
        Counterpart(element, assignment => assignment.Value, assignment => assignment.Target);

    private static IOperation? Counterpart(
        IOperation side,
        Func<IDeconstructionAssignmentOperation, IOperation> own,
        Func<IDeconstructionAssignmentOperation, IOperation> other)
    {
        var places = new Stack<int>();
        var outer = side;
        while (outer.Parent is ITupleOperation tuple)
        {
            places.Push(tuple.Elements.IndexOf(outer));
            outer = tuple.Parent is IDeclarationExpressionOperation or IConversionOperation ? tuple.Parent : tuple;
        }

        if (places.Count == 0 || outer.Parent is not IDeconstructionAssignmentOperation assignment || own(assignment) != outer)
            return null;
        return places.Aggregate((IOperation?)other(assignment), (around, place) =>
            Tuple(around) is { } tuple && place < tuple.Elements.Length ? tuple.Elements[place] : null);
    }

    private static ITupleOperation? Tuple(IOperation? operation) => operation switch
    {
        IDeclarationExpressionOperation declaration => declaration.Expression as ITupleOperation,
        IConversionOperation conversion => conversion.Operand as ITupleOperation,
        _ => operation as ITupleOperation,
    };

    private static bool IsSame(ITypeSymbol? a, ITypeSymbol? b) => SymbolEqualityComparer.Default.Equals(a, b);
}
