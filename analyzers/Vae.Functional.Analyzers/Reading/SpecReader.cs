using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// Reads expressions as declarations: what is proved is known, all else is unknown. Where the source leaves branches open, what is known is
/// what they agree on; a second reading, with the branch decided, sees what holds in it alone.
/// </summary>
internal sealed partial class SpecReader(Vocabulary vocabulary, ImmutableStack<Decision> decisions, CancellationToken cancellation)
{
    // Calls that call others multiply; beyond this many expressions the rest is unknown.
    private const int MaximalSteps = 4000;

    // A spec that is built upon this often would take the stack that reading it needs.
    private const int MaximalNesting = 200;

    private readonly List<Declaration> followed = [];
    private readonly List<ImmutableStack<Decision>> alternatives = [];
    private readonly Dictionary<SyntaxNode, Reading> read = [];
    private int steps;
    private int nesting;

    // How often what was read depended on how it was come to, or on a parameter, and not on the expression alone.
    private int circumstances;
    private int parametersRead;

    /// <summary>Specs that the expression builds on and that stand elsewhere: what is wrong with them is said there.</summary>
    public IReadOnlyList<Declaration> Followed => followed;

    /// <summary>The branches that were left open, each with those around it.</summary>
    public IReadOnlyList<ImmutableStack<Decision>> Alternatives => alternatives;

    /// <summary>What is known of an expression.</summary>
    public Declaration Read(IOperation? operation) => Read(operation, Outermost(operation));

    private Declaration Read(IOperation? operation, Frame frame)
    {
        cancellation.ThrowIfCancellationRequested();
        if (operation is null)
            return Declaration.Unknown;
        if (++steps > MaximalSteps || nesting >= MaximalNesting)
            return Circumstantial();
        if (operation.ConstantValue.HasValue)
            return Constant(operation.ConstantValue.Value, operation.Type, Here(operation.Syntax, frame));
        nesting++;
        var declaration = Structure(operation, frame);
        nesting--;
        return declaration;
    }

    private static Frame Outermost(IOperation? operation) =>
        operation is not null && Initialisation.Of(operation.Syntax) is { } initialisation
            ? Frame.Outermost with { Initialised = [initialisation] }
            : Frame.Outermost;

    private Declaration Structure(IOperation operation, Frame frame) => operation switch
    {
        IParenthesizedOperation parenthesized => Read(parenthesized.Operand, frame),
        IConversionOperation conversion => Conversion(conversion, frame),
        IObjectCreationOperation creation => Creation(creation, frame),
        IWithOperation with => With(with, frame),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negated => Not(negated, frame),
        IBinaryOperation binary => Binary(binary, frame),
        IIsPatternOperation matched => IsPattern(matched, frame),
        IConditionalOperation { WhenFalse: not null } conditional => Conditional(conditional, frame),
        ISwitchExpressionOperation choice => Switch(choice, frame),
        ICoalesceOperation coalesce => Coalesce(coalesce, frame),
        ICoalesceAssignmentOperation coalesced => Coalesce(coalesced.Syntax, coalesced.Target, coalesced.Value, frame),
        ISimpleAssignmentOperation { IsRef: false } assignment => Read(assignment.Value, frame),
        ILocalReferenceOperation local => Local(local, frame),
        IParameterReferenceOperation parameter => Parameter(parameter, frame),
        IFieldReferenceOperation field => Field(field, frame),
        IPropertyReferenceOperation property => Property(property, frame),
        IInvocationOperation invocation => Invocation(invocation, frame),
        ITupleOperation tuple => Extents(tuple.Elements, tuple.Syntax, frame),
        ICollectionExpressionOperation collection => Collection(collection, frame),
        _ => Declaration.Unknown,
    };

    private static Declaration Constant(object? value, ITypeSymbol? type, Origin? origin) => (value, type) switch
    {
        (null, { IsReferenceType: true } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } or null) => Declaration.Constant(null, origin),
        (not null, { TypeKind: TypeKind.Enum }) => EnumMember(value, type, origin),
        (double or float or bool or string, _) => Declaration.Constant(value is float single ? (double)single : value, origin),
        (int or long or uint or ulong or short or ushort or byte or sbyte, _) => Declaration.Constant(Convert.ToDecimal(value), origin),
        _ => Declaration.Unknown,
    };

    private static Declaration EnumMember(object value, ITypeSymbol type, Origin? origin)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return Declaration.Constant(field.Name, origin);
        }

        return Declaration.Unknown;
    }

    // A conversion that keeps the value keeps what is known of it. Numbers may be widened: the fact table reads them as the type it needs.
    private Declaration Conversion(IConversionOperation conversion, Frame frame) => conversion switch
    {
        { OperatorMethod.ContainingType: var type } when vocabulary.IsShape(type) => AsShape(Read(conversion.Operand, frame)),
        { OperatorMethod: not null } => WholeNumber(conversion, frame),
        { IsTryCast: true } => Declaration.Unknown,
        { Conversion: { IsNumeric: true, IsImplicit: true }, Type.SpecialType: SpecialType.System_Single } => Declaration.Unknown,
        // Among these: a switch, conditional or collection expression, or a new, that takes its type from where it stands.
        { Conversion: { IsIdentity: true } or { IsReference: true } or { Exists: true, IsImplicit: true } } =>
            Read(conversion.Operand, frame),
        _ => Declaration.Unknown,
    };

    // Unknown for how it was come to; by itself it may be known.
    private Declaration Circumstantial()
    {
        circumstances++;
        return Declaration.Unknown;
    }

    private static Origin Here(SyntaxNode syntax, Frame frame) => new(syntax, frame.References);
}
