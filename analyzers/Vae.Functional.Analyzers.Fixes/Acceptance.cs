using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Vae.Functional.Analyzers.Fixes.Place;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>The mend that says in the spec that a surrogate is wanted.</summary>
internal static class Acceptance
{
    private const string Member = "AcceptSurrogate";

    // The reason is the user's to say; this one is a start.
    private static readonly ExpressionSyntax Reason = Write("\"a surrogate is what this study is about\"");

    private static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>The mend: in the nearest creation of a spec, or <c>with</c> of one, that does not say so already.</summary>
    public static Mend Mend { get; } = Mend.Of("Accept the surrogate", place => place.Declaration switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } spec when place.Given(spec, Member) is null =>
            (list, Accepting(list)),
        WithExpressionSyntax { Initializer: var initialiser } when !initialiser.Expressions.Any(SetsReason) =>
            (initialiser, Accepting(initialiser)),
        _ => default,
    });

    private static bool SetsReason(ExpressionSyntax member) =>
        member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Member } };

    private static ArgumentListSyntax Accepting(ArgumentListSyntax list)
    {
        var name = SyntaxFactory.NameColon(Member).WithTrailingTrivia(SyntaxFactory.Space);
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
            list.Arguments.GetWithSeparators().Add(Comma).Add(SyntaxFactory.Argument(Reason).WithNameColon(name))));
    }

    private static InitializerExpressionSyntax Accepting(InitializerExpressionSyntax initialiser)
    {
        var last = initialiser.Expressions.Last();
        var reason = SyntaxFactory.ParseExpression($"{Member} = {Reason}");

        // A comma after the last member, on a line of its own as a rule, is followed by another such line.
        var members = initialiser.Expressions.SeparatorCount == initialiser.Expressions.Count
            ? initialiser.Expressions.GetWithSeparators()
                .Add(reason.WithLeadingTrivia(last.GetLeadingTrivia()))
                .Add(initialiser.Expressions.GetSeparators().Last())
            : initialiser.Expressions.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators()
                .Add(Comma)
                .Add(reason.WithTrailingTrivia(last.GetTrailingTrivia()));
        return initialiser.WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(members));
    }
}
