using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Families and priors of the user's own: the type of the distribution that they give, where their source makes that plain.</summary>
internal sealed partial class SpecReader
{
    private IEnumerable<KeyValuePair<string, Declaration>> Distribution(ITypeSymbol type)
    {
        if (vocabulary.DistributionMember(type) is { } member
            && Distribution(vocabulary.Members.Returned(type, member, cancellation)) is { } given)
            yield return new(member, Declaration.Record(TypeName(given), []));
    }

    // What is made on the spot has its very type, as has all that is of a type without descendants.
    private static ITypeSymbol? Distribution(IReadOnlyList<IOperation> returned)
    {
        ITypeSymbol? only = null;
        foreach (var value in returned)
        {
            var made = value;
            while (made is IConversionOperation { Conversion: { IsReference: true } or { IsIdentity: true } } conversion)
                made = conversion.Operand;
            if (made.Type is not { } type || !(made is IObjectCreationOperation || type.IsSealed)
                || (only is not null && !SymbolEqualityComparer.Default.Equals(only, type)))
                return null;
            only = type;
        }

        return only;
    }

    // The full name of a type that the library does not declare is in no table.
    private string TypeName(ITypeSymbol type) =>
        vocabulary.IsDeclared(type) ? type.Name : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
