using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A declared spec and the id by which the command line knows it.</summary>
/// <param name="Id">Class and field in kebab case, for example <c>simple-vae/d20</c>.</param>
/// <param name="Spec">The declaration.</param>
internal sealed record DeclaredSpec(string Id, VaeSpec Spec);

/// <summary>A declaration that cannot be read: its class fails while it is initialised, or a part of it is missing.</summary>
/// <param name="Id">Class and field in kebab case.</param>
/// <param name="Fault">Why.</param>
internal sealed record BrokenSpec(string Id, Fault Fault);

/// <summary>The specs that an assembly declares, in the order of their ids.</summary>
internal sealed class SpecCatalog
{
    private readonly ImmutableArray<(string Id, Either<Fault, VaeSpec> Value)> all;

    private SpecCatalog(Assembly assembly)
    {
        (Assembly, all) = (assembly, Declarations.Of<VaeSpec>(assembly, MissingParts.First));
        Specs = [.. all.SelectMany(declared => declared.Value.RightToSeq().Map(spec => new DeclaredSpec(declared.Id, spec)))];
        Broken = [.. all.SelectMany(declared => declared.Value.LeftToSeq().Map(fault => new BrokenSpec(declared.Id, fault)))];
    }

    /// <summary>The assembly, in which a user's own estimators are looked for too.</summary>
    public Assembly Assembly { get; }

    /// <summary>All declared specs that can be read.</summary>
    public ImmutableArray<DeclaredSpec> Specs { get; }

    /// <summary>Those that cannot: they are told of where they are asked for, and keep no other from being used.</summary>
    public ImmutableArray<BrokenSpec> Broken { get; }

    /// <summary>Finds the public static fields and properties of type <see cref="VaeSpec"/> of an assembly.</summary>
    public static SpecCatalog Of(Assembly assembly) => new(assembly);

    /// <summary>The spec with an id, or a fault that says why it cannot be read, or that names the nearest one.</summary>
    public Either<Fault, DeclaredSpec> Find(string id) =>
        Declarations.Find(all, id, "spec", "list", Assembly).Map(spec => new DeclaredSpec(id, spec));
}
