using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Conditions: comparisons, patterns and their combinations, of what is known.</summary>
internal sealed partial class SpecReader
{
    private readonly Dictionary<(SyntaxNode, ImmutableDictionary<ISymbol, Declaration>), bool> decides = [];

    private Declaration Binary(IBinaryOperation binary, Frame frame) => Of(
        binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd => And(Holds(binary.LeftOperand, frame), Holds(binary.RightOperand, frame)),
            BinaryOperatorKind.ConditionalOr => !And(!Holds(binary.LeftOperand, frame), !Holds(binary.RightOperand, frame)),
            _ when !IsKnown(binary.OperatorMethod) => null,
            var comparison => Compared(Read(binary.LeftOperand, frame), comparison, Read(binary.RightOperand, frame)),
        },
        binary,
        frame);

    // C#'s own comparisons, those of strings and those of records.
    private bool IsKnown(IMethodSymbol? comparison) => comparison is not { ContainingType: { } type }
        || type.SpecialType == SpecialType.System_String || vocabulary.IsDeclared(type);

    private Declaration Not(IUnaryOperation negated, Frame frame) => Of(!Holds(negated.Operand, frame), negated, frame);

    private Declaration IsPattern(IIsPatternOperation matched, Frame frame) =>
        Of(Matches(matched.Pattern, matched.Value.Type, Read(matched.Value, frame), frame), matched, frame);

    private static Declaration Of(bool? holds, IOperation operation, Frame frame) =>
        holds is { } known ? Declaration.Constant(known, Here(operation.Syntax, frame)) : Declaration.Unknown;

    private bool? Holds(IOperation condition, Frame frame) => Read(condition, frame) is { IsKnown: true, Value: bool holds } ? holds : null;

    private static bool? And(bool? a, bool? b) => a == false || b == false ? false : a == true && b == true ? true : null;

    // Whether a pattern takes a value; null where that cannot be told. Of numbers in an object the type counts, too.
    private bool? Matches(IPatternOperation pattern, ITypeSymbol? type, Declaration value, Frame frame) => pattern switch
    {
        IDiscardPatternOperation => true,
        INegatedPatternOperation negated => !Matches(negated.Pattern, type, value, frame),
        IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } } => IsNull(value),
        IConstantPatternOperation constant when SymbolEqualityComparer.Default.Equals(type, constant.Value.Type) =>
            Compared(value, BinaryOperatorKind.Equals, Read(constant.Value, frame)),
        IRelationalPatternOperation relation when SymbolEqualityComparer.Default.Equals(type, relation.Value.Type) =>
            Compared(value, relation.OperatorKind, Read(relation.Value, frame)),
        _ => null,
    };

    private static bool? IsNull(Declaration value) => value.IsKnown ? value is { Type: null, Value: null } : null;

    // As C# compares: a whole number with another exactly, with a double as a double, and nothing with null.
    private static bool? Compared(Declaration a, BinaryOperatorKind comparison, Declaration b) => comparison switch
    {
        _ when !a.IsKnown || !b.IsKnown => null,
        BinaryOperatorKind.Equals => AreEqual(a, b),
        BinaryOperatorKind.NotEquals => !AreEqual(a, b),
        BinaryOperatorKind.LessThan => IsLess(a.Value, b.Value, orEqual: false),
        BinaryOperatorKind.LessThanOrEqual => IsLess(a.Value, b.Value, orEqual: true),
        BinaryOperatorKind.GreaterThan => IsLess(b.Value, a.Value, orEqual: false),
        BinaryOperatorKind.GreaterThanOrEqual => IsLess(b.Value, a.Value, orEqual: true),
        _ => null,
    };

    private static bool? AreEqual(Declaration a, Declaration b) => (a.Value, b.Value) switch
    {
        _ when IsNull(a) == true || IsNull(b) == true => IsNull(a) == IsNull(b),
        (bool or string, bool or string) => Equals(a.Value, b.Value),
        (decimal, decimal) => Equals(a.Value, b.Value),
        (decimal or double, decimal or double) => Convert.ToDouble(a.Value) == Convert.ToDouble(b.Value),
        _ => null,
    };

    private static bool? IsLess(object? a, object? b, bool orEqual) => (a, b) switch
    {
        (null, null or decimal or double) or (decimal or double, null) => false,
        (decimal whole, decimal other) => orEqual ? whole <= other : whole < other,
        (decimal or double, decimal or double) => orEqual
            ? Convert.ToDouble(a) <= Convert.ToDouble(b)
            : Convert.ToDouble(a) < Convert.ToDouble(b),
        _ => null,
    };

    // Whether all that a condition names is known: then it is decided, though perhaps not in a way that is followed here, and no branch may
    // be taken for open. A condition may name the very local whose assignments it guards.
    private bool Decides(IOperation condition, Frame frame)
    {
        if (decides.TryGetValue((condition.Syntax, frame.Arguments), out var known))
            return known;
        if (frame.IsOpen(condition.Syntax))
        {
            circumstances++;
            return false;
        }

        var inside = frame with { Open = frame.Open.Push(condition.Syntax) };
        return decides[(condition.Syntax, frame.Arguments)] = Read(condition, inside).IsKnown || AreKnown(condition, inside);
    }

    private bool AreKnown(IOperation condition, Frame frame)
    {
        var any = false;
        foreach (var operation in condition.DescendantsAndSelf())
        {
            var isOutermost = operation is ILocalReferenceOperation or IParameterReferenceOperation
                or IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation };
            if (operation is IInstanceReferenceOperation { Parent: not IMemberReferenceOperation })
                return false;
            if (!isOutermost || operation.ConstantValue.HasValue)
                continue;
            if (!Read(operation, frame).IsKnown)
                return false;
            any = true;
        }

        return any;
    }
}
