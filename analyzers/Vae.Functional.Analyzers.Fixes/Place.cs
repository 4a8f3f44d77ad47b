using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>What a rule points at, and what stands around it.</summary>
/// <param name="Node">The expression or the type's name.</param>
/// <param name="Model">What it means.</param>
internal sealed record Place(SyntaxNode Node, SemanticModel Model)
{
    /// <summary>The expression pointed at; null for a type's name.</summary>
    public ExpressionSyntax? Expression => Node is ExpressionSyntax expression and not TypeSyntax ? expression
        : Node is NameSyntax name && Model.GetSymbolInfo(name).Symbol is not ITypeSymbol ? name
        : null;

    /// <summary>The creation whose type's name is pointed at.</summary>
    public ObjectCreationExpressionSyntax? Creation =>
        Node.Parent is ObjectCreationExpressionSyntax creation && creation.Type == Node ? creation : null;

    /// <summary>The argument that the expression is, where it is one by itself.</summary>
    public ArgumentSyntax? Argument => Node as ArgumentSyntax ?? Node.Parent as ArgumentSyntax;

    /// <summary>The creation of a spec around it.</summary>
    public BaseObjectCreationExpressionSyntax? Spec => Making("VaeSpec");

    /// <summary>The creation of a spec around it, or the <c>with</c> of one, whichever is nearer.</summary>
    public ExpressionSyntax? Declaration => Node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression =>
        expression is BaseObjectCreationExpressionSyntax or WithExpressionSyntax && TypeOf(expression) == "VaeSpec");

    /// <summary>The creation of a record of the library around it.</summary>
    public BaseObjectCreationExpressionSyntax? Making(string type) =>
        Node.AncestorsAndSelf().OfType<BaseObjectCreationExpressionSyntax>().FirstOrDefault(creation => TypeOf(creation) == type);

    /// <summary>The name of the type of the library that an expression makes.</summary>
    public string? TypeOf(ExpressionSyntax? expression) =>
        expression is not null && Model.GetTypeInfo(expression).Type is { } type && IsOurs(type) ? type.Name : null;

    /// <summary>What a creation gives for a parameter of its constructor; null for a default.</summary>
    public ArgumentSyntax? Given(BaseObjectCreationExpressionSyntax? creation, string parameter)
    {
        if (creation?.ArgumentList is not { } list || Model.GetSymbolInfo(creation).Symbol is not IMethodSymbol constructor)
            return null;
        foreach (var argument in list.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter)
                return argument;
        }

        var position = constructor.Parameters.ToList().FindIndex(candidate => candidate.Name == parameter);
        var positional = list.Arguments.TakeWhile(argument => argument.NameColon is null).ToList();
        return position >= 0 && position < positional.Count ? positional[position] : null;
    }

    /// <summary>The creation that is given for a parameter, where it is made on the spot.</summary>
    public BaseObjectCreationExpressionSyntax? Made(BaseObjectCreationExpressionSyntax? creation, string parameter) =>
        Given(creation, parameter)?.Expression as BaseObjectCreationExpressionSyntax;

    /// <summary>The number that an expression is known to be when it is compiled.</summary>
    public double? Number(ExpressionSyntax? expression) =>
        expression is not null
        && Model.GetConstantValue(expression) is { HasValue: true, Value: IConvertible number and not (string or bool or char) }
            ? Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>C# as an expression.</summary>
    public static ExpressionSyntax Write(string expression) => SyntaxFactory.ParseExpression(expression);

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace
            is { Name: "Functional", ContainingNamespace: { Name: "Vae", ContainingNamespace.IsGlobalNamespace: true } };
}
