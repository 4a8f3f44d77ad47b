using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// What the source gives as the value of a field, a property or a method, where nothing can change it. Each is bound once a compilation,
/// however often it is asked for.
/// </summary>
internal sealed class Members(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxNode, IOperation> bound = new();
    private readonly ConcurrentDictionary<ISymbol, IReadOnlyList<IOperation>> values = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, Helper?> helpers = new(SymbolEqualityComparer.Default);

    /// <summary>The initialiser of a read-only field that nothing assigns; empty for any other.</summary>
    public IReadOnlyList<IOperation> Values(IFieldSymbol field, CancellationToken cancellation) =>
        values.TryGetValue(field, out var known) ? known : values.GetOrAdd(field, Found(field, cancellation));

    /// <summary>The initialiser of a get-only property that nothing assigns, or what a getter returns; empty for any other.</summary>
    public IReadOnlyList<IOperation> Values(IPropertySymbol property, CancellationToken cancellation) =>
        values.TryGetValue(property, out var known) ? known : values.GetOrAdd(property, Found(property, cancellation));

    /// <summary>A method with a body that nothing overrides; null for any other.</summary>
    public Helper? Method(IMethodSymbol method, CancellationToken cancellation) =>
        helpers.TryGetValue(method, out var known) ? known : helpers.GetOrAdd(method, Found(method, cancellation));

    /// <summary>
    /// What a method or a getter returns for an object of exactly this type, which nothing overrides; empty where the source does not say.
    /// </summary>
    public IReadOnlyList<IOperation> Returned(ITypeSymbol type, string name, CancellationToken cancellation)
    {
        for (ITypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers(name))
            {
                if (member is { IsOverride: true } and (IMethodSymbol or IPropertySymbol))
                    return Returned(Body(member, cancellation), cancellation);
            }
        }

        return [];
    }

    /// <summary>Keeps what the compiler has bound of a member, so that it need not be bound again.</summary>
    public void Keep(ImmutableArray<IOperation> blocks)
    {
        foreach (var block in blocks)
            bound.TryAdd(block.Syntax, block);
    }

    private IReadOnlyList<IOperation> Returned(SyntaxNode? body, CancellationToken cancellation) =>
        body is not null && Operation(body, cancellation) is { } operation ? Helper.Returned(operation) : [];

    private static SyntaxNode? Body(ISymbol member, CancellationToken cancellation) => member switch
    {
        IMethodSymbol when Declared<MethodDeclarationSyntax>(member, cancellation) is { } method =>
            (SyntaxNode?)method.Body ?? method.ExpressionBody,
        IPropertySymbol when Declared<PropertyDeclarationSyntax>(member, cancellation) is { } property => Getter(property),
        _ => null,
    };

    private static SyntaxNode? Getter(PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration));
        return property.ExpressionBody ?? getter?.ExpressionBody ?? (SyntaxNode?)getter?.Body;
    }

    private IReadOnlyList<IOperation> Found(IFieldSymbol field, CancellationToken cancellation) =>
        field.IsReadOnly && !IsLeftOut(field)
        && Declared<VariableDeclaratorSyntax>(field, cancellation) is { Initializer: { } initializer }
        && !Assignments.Reach(field, cancellation)
        && Operation(initializer, cancellation) is ISymbolInitializerOperation { Value: { } value }
            ? [value]
            : [];

    private IReadOnlyList<IOperation> Found(IPropertySymbol property, CancellationToken cancellation)
    {
        if (IsOpen(property) || property.IsIndexer
            || Declared<PropertyDeclarationSyntax>(property.PartialImplementationPart ?? property, cancellation) is not { } declared)
            return [];
        if (Getter(declared) is { } body)
            return Returned(body, cancellation);
        return property.SetMethod is null && !IsLeftOut(property)
            && declared.Initializer is { } initializer
            && !Assignments.Reach(property, cancellation)
            && Operation(initializer, cancellation) is ISymbolInitializerOperation { Value: { } value } ? [value] : [];
    }

    private Helper? Found(IMethodSymbol method, CancellationToken cancellation)
    {
        var written = method.PartialImplementationPart ?? method;
        if (IsOpen(method) || written.IsAsync || method.RefKind != RefKind.None
            || written.DeclaringSyntaxReferences is not { Length: 1 } references)
            return null;
        SyntaxNode? body = references[0].GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
            LocalFunctionStatementSyntax declared => (SyntaxNode?)declared.Body ?? declared.ExpressionBody,
            _ => null,
        };
        return body is not null && Operation(body, cancellation) is { } operation ? new(written, operation) : null;
    }

    // A field of several parts of a type has one declaration all the same, one of metadata none.
    private static T? Declared<T>(ISymbol symbol, CancellationToken cancellation)
        where T : SyntaxNode =>
        symbol.DeclaringSyntaxReferences is { Length: 1 } references ? references[0].GetSyntax(cancellation) as T : null;

    private IOperation? Operation(SyntaxNode node, CancellationToken cancellation) => bound.TryGetValue(node, out var known) ? known
        : compilation.ContainsSyntaxTree(node.SyntaxTree)
            ? compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node, cancellation)
            : null;

    private static bool IsOpen(ISymbol member) =>
        member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed && !member.ContainingType.IsSealed);

    // The default of a struct runs no initialisers.
    private static bool IsLeftOut(ISymbol member) => !member.IsStatic && member.ContainingType.IsValueType;
}
