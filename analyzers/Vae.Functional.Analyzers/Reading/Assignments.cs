using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>Assignments to read-only members, which constructors and <c>init</c> accessors may make.</summary>
internal static class Assignments
{
    /// <summary>Whether a constructor or an <c>init</c> accessor of its type may assign a member: by name alone, so that one to a namesake counts too.</summary>
    public static bool Reach(ISymbol member, CancellationToken cancellation)
    {
        foreach (var other in member.ContainingType.GetMembers())
        {
            if (other is not IMethodSymbol { IsStatic: var isStatic } method || isStatic != member.IsStatic || !MayAssign(method))
                continue;
            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax(cancellation) is ConstructorDeclarationSyntax or AccessorDeclarationSyntax
                    && reference.GetSyntax(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => IsAssigned(name, member)))
                    return true;
            }
        }

        return false;
    }

    private static bool MayAssign(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor || method.IsInitOnly;

    private static bool IsAssigned(IdentifierNameSyntax name, ISymbol member) =>
        name.Identifier.ValueText == member.Name && name.Ancestors().Any(ancestor => ancestor switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.Span.Contains(name.Span),
            PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax => true,
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        });
}
