using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A declared spec and the id by which the command line knows it.</summary>
/// <param name="Id">Class and field in kebab case, for example <c>simple-vae/d20</c>.</param>
/// <param name="Spec">The declaration.</param>
public sealed record DeclaredSpec(string Id, VaeSpec Spec);

/// <summary>The specs that an assembly declares, in the order of their ids.</summary>
public sealed class SpecCatalog
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;

    private SpecCatalog(Assembly assembly, ImmutableArray<DeclaredSpec> specs) => (Assembly, Specs) = (assembly, specs);

    /// <summary>The assembly, in which a user's own estimators are looked for too.</summary>
    public Assembly Assembly { get; }

    /// <summary>All declared specs.</summary>
    public ImmutableArray<DeclaredSpec> Specs { get; }

    /// <summary>Finds the public static fields and properties of type <see cref="VaeSpec"/> of an assembly.</summary>
    public static SpecCatalog Of(Assembly assembly)
    {
        var fields = from type in assembly.GetExportedTypes()
                     from field in type.GetFields(PublicStatic)
                     where field.FieldType == typeof(VaeSpec)
                     select new DeclaredSpec(Id(type, field.Name), (VaeSpec)field.GetValue(null)!);
        var properties = from type in assembly.GetExportedTypes()
                         from property in type.GetProperties(PublicStatic)
                         where property.PropertyType == typeof(VaeSpec)
                         select new DeclaredSpec(Id(type, property.Name), (VaeSpec)property.GetValue(null)!);
        return new(assembly, [.. fields.Concat(properties).OrderBy(spec => spec.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The spec with an id, or a fault that names the nearest one.</summary>
    public Either<Fault, DeclaredSpec> Find(string id)
    {
        if (Specs.FirstOrDefault(spec => spec.Id == id) is { } found)
            return found;
        return Names.Nearest(id, Specs.Select(spec => spec.Id)) is { } nearest
            ? new Fault($"there is no spec '{id}'; did you mean '{nearest}'? The command 'list' shows all")
            : new Fault($"there is no spec '{id}': {Assembly.GetName().Name} declares none; declare a public static readonly VaeSpec in a public class");
    }

    private static string Id(Type type, string member) => $"{Names.Kebab(type.Name)}/{Names.Kebab(member)}";
}
