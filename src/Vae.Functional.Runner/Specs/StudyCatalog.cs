using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A declared study and the id by which the command line knows it.</summary>
/// <param name="Id">Class and field in kebab case, for example <c>thesis/simple-vae</c>.</param>
/// <param name="Study">The declaration.</param>
internal sealed record DeclaredStudy(string Id, VaeStudy Study);

/// <summary>The studies that an assembly declares, in the order of their ids; they are read when one is asked for.</summary>
internal sealed class StudyCatalog
{
    private readonly Lazy<ImmutableArray<(string Id, Either<Fault, VaeStudy> Value)>> all;

    private StudyCatalog(Assembly assembly) => (Assembly, all) = (assembly, new(() =>
        Declarations.Of<VaeStudy>(assembly, study => study.Answer is null ? nameof(VaeStudy.Answer) : null)));

    /// <summary>The assembly, which may bring results too.</summary>
    public Assembly Assembly { get; }

    /// <summary>Every study, or why it cannot be read.</summary>
    public ImmutableArray<(string Id, Either<Fault, VaeStudy> Value)> All => all.Value;

    /// <summary>The studies that can be read.</summary>
    public ImmutableArray<DeclaredStudy> Studies =>
        [.. All.SelectMany(declared => declared.Value.RightToSeq().Map(study => new DeclaredStudy(declared.Id, study)))];

    /// <summary>Finds the public static fields and properties of type <see cref="VaeStudy"/> of an assembly.</summary>
    public static StudyCatalog Of(Assembly assembly) => new(assembly);

    /// <summary>The study with an id, or a fault that says why it cannot be read, or that names the nearest one.</summary>
    public Either<Fault, DeclaredStudy> Find(string id) =>
        Declarations.Find(All, id, "study", "studies", Assembly).Map(study => new DeclaredStudy(id, study));
}
