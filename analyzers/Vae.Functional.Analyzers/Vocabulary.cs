using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Reading;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers;

/// <summary>The library's types in a compilation, and what its own members, locals and expressions stand for; each is looked up once.</summary>
internal sealed class Vocabulary
{
    private const string Home = "Vae.Functional.Core";

    private readonly INamedTypeSymbol spec;
    private readonly INamedTypeSymbol? trainingPlan;
    private readonly INamedTypeSymbol? evaluationPlan;
    private readonly INamedTypeSymbol? fit;
    private readonly INamedTypeSymbol? dataSet;
    private readonly INamedTypeSymbol? family;
    private readonly INamedTypeSymbol? prior;
    private readonly INamedTypeSymbol? shape;
    private readonly INamedTypeSymbol? sizes;
    private readonly ConcurrentDictionary<ITypeSymbol, bool> declared = new(SymbolEqualityComparer.Default);
    private readonly Func<ITypeSymbol, bool> isRecordOfLibrary;

    private Vocabulary(Compilation compilation, List<IAssemblySymbol> library, INamedTypeSymbol spec)
    {
        this.spec = spec;
        isRecordOfLibrary = IsRecordOfLibrary;
        Members = new(compilation);
        trainingPlan = Type(library, "TrainingPlan");
        evaluationPlan = Type(library, "EvaluationPlan");
        fit = Type(library, "Fit");
        dataSet = Type(library, "DataSet");
        family = Type(library, "Family");
        prior = Type(library, "Prior");
        shape = Type(library, "Shape");
        sizes = Type(library, "Sizes");
    }

    /// <summary>What the compilation's own members stand for.</summary>
    public Members Members { get; }

    /// <summary>The flows of the compilation's locals.</summary>
    public LocalFlows Flows { get; } = new();

    /// <summary>What new records say where that depends on nothing around them, by their expressions.</summary>
    public ConcurrentDictionary<SyntaxNode, Declaration> Creations { get; } = new();

    /// <summary>The vocabulary of a compilation that knows the library; null for any other, and where the names are somebody else's.</summary>
    public static Vocabulary? Of(Compilation compilation)
    {
        var library = new List<IAssemblySymbol>();
        if (IsLibrary(compilation.Assembly))
            library.Add(compilation.Assembly);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (IsLibrary(assembly))
                library.Add(assembly);
        }

        return library.Count > 0 && Type(library, "VaeSpec") is { ContainingAssembly.Name: Home } spec ? new(compilation, library, spec) : null;
    }

    public bool IsSpec(ITypeSymbol? type) => Same(type, spec);

    public bool IsTrainingPlan(ITypeSymbol? type) => Same(type, trainingPlan);

    public bool IsEvaluationPlan(ITypeSymbol? type) => Same(type, evaluationPlan);

    public bool IsFit(ITypeSymbol? type) => Same(type, fit);

    public bool IsDataSet(ITypeSymbol? type) => Same(type, dataSet);

    public bool IsShape(ITypeSymbol? type) => Same(type, shape);

    public bool IsSizes(ITypeSymbol? type) => Same(type, sizes);

    /// <summary>The member by which a family or a prior of the user's own gives its distribution; null for any other type.</summary>
    public string? DistributionMember(ITypeSymbol type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (Same(ancestor, family))
                return "Posterior";
            if (Same(ancestor, prior))
                return "Distribution";
        }

        return null;
    }

    /// <summary>Whether a record's members are what its constructor was given: so it is with those that the library declares.</summary>
    public bool IsDeclared(ITypeSymbol? type) => type is not null && declared.GetOrAdd(type, isRecordOfLibrary);

    // Whether a type of metadata is a record, the compiler looks up in its members.
    private bool IsRecordOfLibrary(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, spec.ContainingAssembly)
        && type is { IsRecord: true, IsReferenceType: true };

    /// <summary>Whether a method is the library's own: what it does with a spec and a plan is known.</summary>
    public static bool IsLibrary(IMethodSymbol method)
    {
        if (method.ContainingAssembly is not { } assembly || !IsLibrary(assembly))
            return false;
        var space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            if (space is { Name: "Functional", ContainingNamespace: { Name: "Vae", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
            space = space.ContainingNamespace;
        }

        return false;
    }

    /// <summary>The member that a method of the spec changes and leaves all else, as WithWeightPosterior does; null for any other.</summary>
    public string? Changed(IMethodSymbol method) =>
        method is { IsStatic: false, Parameters.Length: 1 } && IsSpec(method.ContainingType) && method.Name.StartsWith("With", StringComparison.Ordinal)
            ? method.Name.Substring("With".Length)
            : null;

    private static bool IsLibrary(IAssemblySymbol assembly) => assembly.Name.StartsWith("Vae.Functional", StringComparison.Ordinal);

    // Of the library's few assemblies alone: to ask the compilation would load the types of all that it refers to.
    private static INamedTypeSymbol? Type(List<IAssemblySymbol> library, string name)
    {
        foreach (var assembly in library)
        {
            if (assembly.GetTypeByMetadataName("Vae.Functional." + name) is { } type)
                return type;
        }

        return null;
    }

    private static bool Same(ITypeSymbol? type, INamedTypeSymbol? known) =>
        known is not null && SymbolEqualityComparer.Default.Equals(type, known);
}
