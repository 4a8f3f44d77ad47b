using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// The initialiser of a static member. Those of a type run from top to bottom: while one runs, members below it still hold their defaults, and
/// of those in another part of the type the order is not given.
/// </summary>
/// <param name="Type">The declaration that it stands in.</param>
/// <param name="Start">Where.</param>
internal sealed record Initialisation(TypeDeclarationSyntax Type, int Start)
{
    /// <summary>The initialiser that an expression is, or stands in; null where it is in none.</summary>
    public static Initialisation? Of(SyntaxNode expression) =>
        expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member is FieldDeclarationSyntax or PropertyDeclarationSyntax { Initializer: not null }
        && member.Modifiers.Any(SyntaxKind.StaticKeyword)
        && expression.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            ? new(type, expression.SpanStart)
            : null;

    /// <summary>Whether it has run when another one does.</summary>
    public bool IsBefore(Initialisation other) =>
        Type.Identifier.ValueText != other.Type.Identifier.ValueText || (Type == other.Type && Start < other.Start);
}
