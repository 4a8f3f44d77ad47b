using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Fixes;

/// <summary>What a rule points at, and what stands around it.</summary>
/// <param name="Node">The expression or the type's name.</param>
/// <param name="Model">What it means.</param>
/// <param name="Cancellation">Stops.</param>
internal sealed record Place(SyntaxNode Node, SemanticModel Model, CancellationToken Cancellation)
{
    /// <summary>A comma between arguments of one line.</summary>
    public static readonly SyntaxToken Comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);

    /// <summary>Where else the cause shows, from the expression that says it out to the call in which a spec meets a plan.</summary>
    public IReadOnlyList<Place> Others { get; private init; } = [];

    /// <summary>What a rule points at in a document.</summary>
    public static Place Of(Diagnostic diagnostic, SemanticModel model, CancellationToken cancellation) =>
        At(diagnostic.Location, model, cancellation) with
        {
            Others =
            [
                .. from location in diagnostic.AdditionalLocations
                   where location.SourceTree is { } tree && model.Compilation.ContainsSyntaxTree(tree)
                   select At(location, model.Compilation.GetSemanticModel(location.SourceTree!), cancellation),
            ],
        };

    private static Place At(Location location, SemanticModel model, CancellationToken cancellation) =>
        new(model.SyntaxTree.GetRoot(cancellation).FindNode(location.SourceSpan, getInnermostNodeForTie: true), model, cancellation);

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

    /// <summary>
    /// The declaration of a spec or a plan that the rule speaks of: the creation or <c>with</c> around a place, or that of what is named
    /// there or meets there in a call. Null where the source does not show it.
    /// </summary>
    public Place? Declared(string type) =>
        Others.Prepend(this).Select(place => place.Around(type) ?? place.Reached(type)).FirstOrDefault(found => found is not null);

    /// <summary>The first expression of a type among what the rule points at.</summary>
    public ExpressionSyntax? Valued(string type) => Others.Prepend(this)
        .Select(place => place.Expression is { } expression && place.Model.GetTypeInfo(expression).Type?.Name == type ? expression : null)
        .FirstOrDefault(expression => expression is not null);

    private Place? Around(string type) => At(Node.AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression =>
        expression is BaseObjectCreationExpressionSyntax or WithExpressionSyntax && TypeOf(expression) == type));

    private Place? Reached(string type)
    {
        if (Vocabulary.Of(Model.Compilation) is not { } vocabulary || Model.GetOperation(Node, Cancellation) is not { } operation)
            return null;
        var named = operation.Type is { } own && IsOurs(own) && own.Name == type ? operation
            : operation is IInvocationOperation call ? Meeting.Of(call, vocabulary)?.Part(type, vocabulary)
            : null;
        return At(Reaching.Declaration(named, vocabulary, Cancellation));
    }

    private Place? At(ExpressionSyntax? expression) =>
        expression is null ? null : new(expression, Model.Compilation.GetSemanticModel(expression.SyntaxTree), Cancellation);

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

    /// <summary>Whether an expression is a number.</summary>
    public bool IsNumber(ExpressionSyntax expression) =>
        Model.GetTypeInfo(expression).Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double };

    /// <summary>The number that an expression is known to be when it is compiled.</summary>
    public double? Number(ExpressionSyntax? expression) =>
        expression is not null
        && Model.GetConstantValue(expression) is { HasValue: true, Value: IConvertible number and not (string or bool or char) }
            ? Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Arguments with another one, by name.</summary>
    public static ArgumentListSyntax Adding(ArgumentListSyntax list, string name, ExpressionSyntax value)
    {
        var argument = SyntaxFactory.Argument(value).WithNameColon(SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space));
        var others = list.Arguments.GetWithSeparators();
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>((others.Count == 0 ? others : others.Add(Comma)).Add(argument)));
    }

    /// <summary>C# as an expression.</summary>
    public static ExpressionSyntax Write(string expression) => SyntaxFactory.ParseExpression(expression);

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace
            is { Name: "Functional", ContainingNamespace: { Name: "Vae", ContainingNamespace.IsGlobalNamespace: true } };
}
