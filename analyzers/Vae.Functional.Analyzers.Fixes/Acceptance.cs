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

    /// <summary>
    /// The mend: in the declaration of the spec, a creation or a <c>with</c>, where it does not say so already. What a helper method
    /// returns is accepted where it is called.
    /// </summary>
    public static Mend Mend { get; } = Mend.Of("Accept the surrogate", place => place.Declared("VaeSpec") switch
    {
        { Node: BaseObjectCreationExpressionSyntax { ArgumentList: { } list } creation } spec when spec.Given(creation, Member) is null =>
            (list, Adding(list, Member, Reason)),
        { Node: WithExpressionSyntax { Initializer: var initialiser } } when !initialiser.Expressions.Any(SetsReason) =>
            (initialiser, Accepting(initialiser)),
        { Node: InvocationExpressionSyntax call } => (call, Accepting(call)),
        _ => default,
    });

    private static bool SetsReason(ExpressionSyntax member) =>
        member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: Member } };

    private static ExpressionSyntax Accepting(InvocationExpressionSyntax call)
    {
        var accepted = Write($"{call.WithoutTrivia()} with {{ {Member} = {Reason} }}");
        return call.Parent is MemberAccessExpressionSyntax ? SyntaxFactory.ParenthesizedExpression(accepted) : accepted;
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
