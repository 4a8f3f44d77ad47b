using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>What the source gives as the value of a field, a property or a method, where nothing can change it.</summary>
internal static class Members
{
    /// <summary>The initialiser of a read-only field that no constructor assigns.</summary>
    public static IOperation? Value(IFieldSymbol field, Compilation compilation, CancellationToken cancellation) =>
        field is { IsReadOnly: true }
        && Declared<VariableDeclaratorSyntax>(field, cancellation) is { Initializer: { } initializer }
        && !IsAssigned(field, cancellation)
            ? (Operation(initializer, compilation, cancellation) as ISymbolInitializerOperation)?.Value
            : null;

    /// <summary>The initialiser of a get-only property, or what a getter returns.</summary>
    public static IReadOnlyList<IOperation> Values(IPropertySymbol property, Compilation compilation, CancellationToken cancellation)
    {
        if (IsOpen(property) || property.IsIndexer || Declared<PropertyDeclarationSyntax>(property, cancellation) is not { } declared)
            return [];
        if (declared.Initializer is { } initializer)
        {
            return property.SetMethod is null && !IsAssigned(property, cancellation)
                && Operation(initializer, compilation, cancellation) is ISymbolInitializerOperation { Value: { } value } ? [value] : [];
        }

        var getter = declared.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        SyntaxNode? body = declared.ExpressionBody ?? getter?.ExpressionBody ?? (SyntaxNode?)getter?.Body;
        return body is not null && Operation(body, compilation, cancellation) is { } operation ? [.. Returned(operation)] : [];
    }

    /// <summary>The body of a method that nothing overrides.</summary>
    public static IOperation? Body(IMethodSymbol method, Compilation compilation, CancellationToken cancellation)
    {
        if (IsOpen(method) || method.IsAsync || method.ReturnsByRef || method.DeclaringSyntaxReferences is not { Length: 1 } references)
            return null;
        SyntaxNode? body = references[0].GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
            LocalFunctionStatementSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
            _ => null,
        };
        return body is null ? null : Operation(body, compilation, cancellation);
    }

    /// <summary>What a body returns, but for functions inside of it.</summary>
    public static IEnumerable<IOperation> Returned(IOperation body)
    {
        foreach (var child in body.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            if (child is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
                yield return value;
            foreach (var inner in Returned(child))
                yield return inner;
        }
    }

    /// <summary>Whether a parameter can change within a body.</summary>
    public static bool IsWritten(IParameterSymbol parameter, IOperation body)
    {
        if (parameter.RefKind is not (RefKind.None or RefKind.In))
            return true;
        foreach (var operation in body.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
                && Usage.Of(reference) != UsageKind.Read)
                return true;
        }

        return false;
    }

    // A partial member has several declarations, one of metadata none.
    private static T? Declared<T>(ISymbol symbol, CancellationToken cancellation)
        where T : SyntaxNode =>
        symbol.DeclaringSyntaxReferences is { Length: 1 } references ? references[0].GetSyntax(cancellation) as T : null;

    private static IOperation? Operation(SyntaxNode node, Compilation compilation, CancellationToken cancellation) =>
        compilation.ContainsSyntaxTree(node.SyntaxTree)
            ? compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellation)
            : null;

    private static bool IsOpen(ISymbol member) =>
        member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed && !member.ContainingType.IsSealed);

    // By name alone, so that an assignment to a namesake counts too.
    private static bool IsAssigned(ISymbol member, CancellationToken cancellation) => member.ContainingType.Constructors
        .Where(constructor => constructor.IsStatic == member.IsStatic)
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(reference => reference.GetSyntax(cancellation))
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(constructor => constructor.DescendantNodes())
        .OfType<IdentifierNameSyntax>()
        .Any(name => name.Identifier.ValueText == member.Name && name.Ancestors().Any(ancestor => ancestor switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.Span.Contains(name.Span),
            ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None),
            RefExpressionSyntax => true,
            _ => false,
        }));
}
