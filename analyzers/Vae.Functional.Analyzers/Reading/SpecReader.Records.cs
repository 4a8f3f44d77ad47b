using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Records: their construction, initialisers and <c>with</c>.</summary>
internal sealed partial class SpecReader
{
    // What an expression says by itself is read once a compilation, whichever way leads to it.
    private Declaration Creation(IObjectCreationOperation creation, Frame frame)
    {
        if (!vocabulary.Creations.TryGetValue(creation.Syntax, out var known))
        {
            // Arguments have their origins where they were given.
            if (!frame.Arguments.IsEmpty)
                return Created(creation, frame);
            var before = (circumstances, parametersRead);
            known = Created(creation, frame with { References = [] });
            if ((circumstances, parametersRead) == before)
                vocabulary.Creations[creation.Syntax] = known;
        }

        return frame.References.IsEmpty ? known : known.Through(origin => ((Origin)origin).Behind(frame.References));
    }

    private Declaration Created(IObjectCreationOperation creation, Frame frame)
    {
        if (creation is not { Type: { } type, Constructor: { } constructor })
            return Declaration.Unknown;
        var origin = Here(TypeName(creation.Syntax), frame);
        // Of a record that the library does not declare, the type is known, and what distribution it gives.
        if (!vocabulary.IsDeclared(type))
            return Declaration.Record(TypeName(type), Distribution(type), origin);
        return Initialised(Declaration.Record(type.Name, Given(creation, constructor, frame), origin), creation.Initializer, frame);
    }

    private IEnumerable<KeyValuePair<string, Declaration>> Given(IObjectCreationOperation creation, IMethodSymbol constructor, Frame frame)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Parameter is { } parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, constructor))
                yield return new(parameter.Name, Argument(argument, frame));
        }
    }

    private Declaration With(IWithOperation with, Frame frame) => Initialised(Changed(with.Operand, frame), with.Initializer, frame);

    // What is changed has the type it is declared with, where that type has no descendants.
    private Declaration Changed(IOperation operand, Frame frame)
    {
        var declaration = Read(operand, frame);
        return !declaration.IsKnown && operand.Type is { IsSealed: true } type && vocabulary.IsDeclared(type)
            ? Declaration.Record(
                type.Name,
                declaration.Members.Select(member => new KeyValuePair<string, Declaration>(member, declaration[member])),
                Here(operand.Syntax, frame))
            : declaration;
    }

    private Declaration Initialised(Declaration record, IObjectOrCollectionInitializerOperation? initializer, Frame frame)
    {
        foreach (var member in initializer?.Initializers ?? [])
        {
            record = member switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment =>
                    record.With(target.Property.Name, Read(assignment.Value, frame)),
                IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation target } =>
                    record.With(target.Property.Name, Declaration.Unknown),
                _ => Declaration.Unknown,
            };
        }

        return record;
    }

    private Declaration Argument(IArgumentOperation argument, Frame frame) => argument switch
    {
        { ArgumentKind: ArgumentKind.DefaultValue } => Default(argument, null),
        { ArgumentKind: ArgumentKind.Explicit, Parameter.RefKind: RefKind.None or RefKind.In } => Read(argument.Value, frame),
        _ => Declaration.Unknown,
    };

    // What the compiler puts in place of an argument: of the caller's line and the like, not what the parameter shows.
    private static Declaration Default(IArgumentOperation argument, Origin? origin) => argument.Value switch
    {
        { ConstantValue: { HasValue: true, Value: var value } } => Constant(value, argument.Parameter?.Type, origin),
        IDefaultValueOperation { Type.IsReferenceType: true } => Declaration.Constant(null, origin),
        _ => Declaration.Unknown,
    };

    // The token to point at: the type's name, or the new of a target-typed new.
    private static SyntaxNode TypeName(SyntaxNode creation) =>
        creation is ObjectCreationExpressionSyntax { Type: { } type } ? type : creation;
}
