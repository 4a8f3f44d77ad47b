using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>From what names a spec or a plan to the expression that declares it.</summary>
internal static class Reaching
{
    // Broken code may name itself.
    private const int MaximalSteps = 20;

    /// <summary>The creation, <c>with</c> or call that an expression stands for; null where the source leaves that open.</summary>
    public static ExpressionSyntax? Declaration(IOperation? expression, Vocabulary vocabulary, CancellationToken cancellation)
    {
        for (var step = 0; step < MaximalSteps; step++)
        {
            switch (expression)
            {
                case IObjectCreationOperation or IWithOperation or IInvocationOperation:
                    return expression.Syntax as ExpressionSyntax;
                case IConversionOperation conversion:
                    expression = conversion.Operand;
                    break;
                case ILocalReferenceOperation local:
                    expression = Only(vocabulary.Flows.Of(local)?.DefinitionsAt(local));
                    break;
                case IFieldReferenceOperation field:
                    expression = Only(vocabulary.Members.Values(field.Field, cancellation));
                    break;
                case IPropertyReferenceOperation property:
                    expression = Only(vocabulary.Members.Values(property.Property, cancellation));
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static IOperation? Only(IReadOnlyList<IOperation>? values) => values is { Count: 1 } ? values[0] : null;
}
