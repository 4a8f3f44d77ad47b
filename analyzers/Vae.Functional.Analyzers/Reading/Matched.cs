using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>A name that a pattern gives to the very value that it is matched with, as in <c>spec is { Beta: 1 } plain</c>.</summary>
internal static class Matched
{
    /// <summary>The name; null where there is none, or where it may stand for a part of the value or for another type's reading of it.</summary>
    public static ILocalSymbol? Name(IIsPatternOperation matched)
    {
        var name = matched.Pattern switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            _ => null,
        };
        return name is ILocalSymbol local && IsSame(local.Type, matched.Value.Type) ? local : null;
    }

    private static bool IsSame(ITypeSymbol named, ITypeSymbol? matched) =>
        SymbolEqualityComparer.Default.Equals(named, matched)
        || (matched is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && SymbolEqualityComparer.Default.Equals(named, nullable.TypeArguments[0]));
}
