using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A declared study and the id by which the command line knows it.</summary>
/// <param name="Id">Class and field in kebab case, for example <c>thesis/simple-vae</c>.</param>
/// <param name="Study">The declaration.</param>
internal sealed record DeclaredStudy(string Id, VaeStudy Study);

/// <summary>The studies that an assembly declares, in the order of their ids.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="All">Every study, or why it cannot be read.</param>
internal sealed record StudyCatalog(Assembly Assembly, ImmutableArray<(string Id, Either<Fault, VaeStudy> Value)> All)
{
    /// <summary>Finds the public static fields and properties of type <see cref="VaeStudy"/> of an assembly.</summary>
    public static StudyCatalog Of(Assembly assembly) =>
        new(assembly, Declarations.Of<VaeStudy>(assembly, study => study.Answer is null ? nameof(VaeStudy.Answer) : null));

    /// <summary>The studies that can be read.</summary>
    public ImmutableArray<DeclaredStudy> Studies =>
        [.. All.SelectMany(declared => declared.Value.RightToSeq().Map(study => new DeclaredStudy(declared.Id, study)))];

    /// <summary>The study with an id, or a fault that says why it cannot be read, or that names the nearest one.</summary>
    public Either<Fault, DeclaredStudy> Find(string id) =>
        All.FirstOrDefault(declared => declared.Id == id) is { Id: not null } found
            ? found.Value.BiMap(Right: study => new DeclaredStudy(id, study), Left: fault => new Fault($"{id}: {fault.Message}"))
            : Names.Nearest(id, All.Select(declared => declared.Id)) is { } nearest
                ? new Fault($"there is no study '{id}'; did you mean '{nearest}'? The command 'studies' shows all")
                : new Fault($"there is no study '{id}': {Assembly.GetName().Name} declares none; "
                    + "declare a public static readonly VaeStudy in a public class");
}
