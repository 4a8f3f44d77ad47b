using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Names: locals, parameters, fields, properties and helper methods whose values the source gives.</summary>
internal sealed partial class SpecReader
{
    private Declaration Local(ILocalReferenceOperation local, Frame frame) =>
        vocabulary.Flows.Of(local)?.DefinitionsAt(local) is { Count: > 0 } definitions
        && (definitions.Count == 1 || !definitions.Any(definition => IsDecided(definition, frame)))
            ? Choose(local.Syntax, definitions, frame, areOpen: !definitions.Any(definition => IsInLoopBefore(definition, local)))
            : Declaration.Unknown;

    // How often a loop runs is not for its source to say: what was there before it may be gone.
    private static bool IsInLoopBefore(IOperation definition, ILocalReferenceOperation local)
    {
        for (var around = definition.Parent; around is not null; around = around.Parent)
        {
            if (around is ILoopOperation && !around.Syntax.Span.Contains(local.Syntax.Span))
                return true;
        }

        return false;
    }

    private Declaration Parameter(IParameterReferenceOperation parameter, Frame frame)
    {
        parametersRead++;
        return frame.Arguments.TryGetValue(parameter.Parameter, out var argument) ? argument : Declaration.Unknown;
    }

    private Declaration Field(IFieldReferenceOperation field, Frame frame) =>
        Elsewhere(vocabulary.Members.Values(field.Field, cancellation), field, frame, field.Field);

    private Declaration Property(IPropertyReferenceOperation property, Frame frame)
    {
        if (property.Instance is { } instance && vocabulary.IsDeclared(property.Property.ContainingType))
            return Read(instance, frame)[property.Property.Name];
        return Elsewhere(vocabulary.Members.Values(property.Property, cancellation), property, frame, property.Property);
    }

    private Declaration Invocation(IInvocationOperation invocation, Frame frame)
    {
        var method = invocation.TargetMethod.OriginalDefinition;
        if (invocation.Instance is { } spec && vocabulary.Changed(method) is { } member)
            return Changed(spec, frame).With(member, Argument(invocation.Arguments[0], frame));
        if (frame.Depth >= Frame.MaximalDepth)
            return Circumstantial();
        if (vocabulary.Members.Method(method, cancellation) is not { } helper)
            return Declaration.Unknown;
        var isLocal = method.MethodKind == MethodKind.LocalFunction;
        var arguments = Arguments(invocation, helper, isLocal ? frame.Arguments : Frame.Outermost.Arguments, frame);
        var readOutside = parametersRead;
        var returned = Elsewhere(helper.Returns, invocation, frame with { Depth = frame.Depth + 1 }, null, arguments);
        // The call itself says what its parameters are.
        if (!isLocal)
            parametersRead = readOutside;
        return returned;
    }

    private ImmutableDictionary<ISymbol, Declaration> Arguments(
        IInvocationOperation invocation, Helper helper, ImmutableDictionary<ISymbol, Declaration> bound, Frame frame)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter is not { } parameter || helper.Kept(parameter) is not { } kept)
                continue;
            var value = argument.ArgumentKind == ArgumentKind.DefaultValue
                ? Default(argument, DefaultOrigin(parameter, invocation, frame))
                : Argument(argument, frame);
            bound = bound.SetItem(kept, value);
        }

        return bound;
    }

    private Origin DefaultOrigin(IParameterSymbol parameter, IInvocationOperation invocation, Frame frame) =>
        parameter.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].GetSyntax(cancellation) is ParameterSyntax { Default.Value: { } value }
            ? new Origin(value, frame.References.Push(invocation.Syntax))
            : Here(invocation.Syntax, frame);

    // Values that stand behind a reference. What is wrong with a spec there is said there: it is read as it stands, too.
    private Declaration Elsewhere(
        IReadOnlyList<IOperation> values,
        IOperation reference,
        Frame frame,
        ISymbol? initialised = null,
        ImmutableDictionary<ISymbol, Declaration>? arguments = null)
    {
        if (values.Count == 0)
            return Declaration.Unknown;
        var point = values[0].Syntax.Parent ?? values[0].Syntax;
        var there = frame with
        {
            References = frame.References.Push(reference.Syntax),
            Arguments = Frame.Outermost.Arguments,
            IsDirect = false,
        };
        if (initialised is { IsStatic: true } && Initialisation.Of(values[0].Syntax) is { } initialiser)
        {
            circumstances++;
            if (!frame.Initialised.All(initialiser.IsBefore))
                return Declaration.Unknown;
            there = there with { Initialised = there.Initialised.Push(initialiser) };
        }

        if (frame.IsDirect && vocabulary.IsSpec(reference.Type))
        {
            circumstances++;
            followed.Add(Choose(point, Taken(values, there), there));
        }

        there = there with { Arguments = arguments ?? there.Arguments };
        return Choose(point, Taken(values, there), there);
    }
}
