using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A public static field or property of the type that is looked for.</summary>
/// <param name="Declaring">The class.</param>
/// <param name="Member">The name of the field or property.</param>
/// <param name="Get">Its value; the first call initialises the class.</param>
internal sealed record Declaration(Type Declaring, string Member, Func<object?> Get);

/// <summary>What an assembly declares in public static fields and properties, by ids such as <c>simple-vae/d20</c>.</summary>
internal static class Declarations
{
    private const BindingFlags PublicStatic = BindingFlags.Public | BindingFlags.Static;

    /// <summary>Every declared value of a type in the order of the ids, or why it cannot be read.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="missing">The path to a part of a value that is null, or null where none is.</param>
    public static ImmutableArray<(string Id, Either<Fault, T> Value)> Of<T>(Assembly assembly, Func<T, string?> missing) where T : class =>
    [
        .. assembly.GetExportedTypes().Where(type => !type.ContainsGenericParameters).SelectMany(Members<T>)
            .GroupBy(declaration => Id(declaration.Declaring, declaration.Member), StringComparer.Ordinal)
            .OrderBy(namesakes => namesakes.Key, StringComparer.Ordinal)
            .Select(namesakes => (namesakes.Key, Read([.. namesakes], missing))),
    ];

    /// <summary>The one with an id, or a fault that says why it cannot be read, or that names the nearest one.</summary>
    /// <param name="declared">What <see cref="Of"/> found.</param>
    /// <param name="id">The id.</param>
    /// <param name="kind">What they are, such as <c>spec</c>.</param>
    /// <param name="listing">The command that shows all.</param>
    /// <param name="assembly">What declares them.</param>
    public static Either<Fault, T> Find<T>(
        ImmutableArray<(string Id, Either<Fault, T> Value)> declared, string id, string kind, string listing, Assembly assembly) =>
        declared.FirstOrDefault(one => one.Id == id) is { Id: not null } found
            ? found.Value.MapLeft(fault => new Fault($"{id}: {fault.Message}"))
            : Names.Nearest(id, declared.SelectMany(one => one.Value.RightToSeq().Map(_ => one.Id))) is { } nearest
                ? new Fault($"there is no {kind} '{id}'; did you mean '{nearest}'? The command '{listing}' shows all")
                : new Fault($"there is no {kind} '{id}': {assembly.GetName().Name} declares none; "
                    + $"declare a public static readonly {typeof(T).Name} in a public class");

    private static IEnumerable<Declaration> Members<T>(Type type) =>
    [
        .. from field in type.GetFields(PublicStatic)
           where field.FieldType == typeof(T)
           select new Declaration(type, field.Name, () => field.GetValue(null)),
        .. from property in type.GetProperties(PublicStatic)
           where property.PropertyType == typeof(T) && property.CanRead
           select new Declaration(type, property.Name, () => property.GetValue(null)),
    ];

    private static Either<Fault, T> Read<T>(Declaration[] namesakes, Func<T, string?> missing) where T : class =>
        namesakes is [var only]
            ? DeclarationReader.Read(only, missing)
            : new Fault(string.Join(" and ", namesakes.Select(one => $"{one.Declaring.FullName}.{one.Member}"))
                + " have the same id; rename one");

    private static string Id(Type type, string member) => $"{Names.Kebab(type.Name)}/{Names.Kebab(member)}";
}
