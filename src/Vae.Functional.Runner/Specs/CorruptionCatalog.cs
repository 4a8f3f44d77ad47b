using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// The corruptions that an estimator can be asked for with, those of the library and the user's own, records of <see cref="Corruption"/>
/// that one number makes: <c>gaussian=0.3</c> is <c>new GaussianNoise(0.3)</c>.
/// </summary>
internal static class CorruptionCatalog
{
    /// <summary>How each is asked for, as in <c>gaussian=deviation</c>.</summary>
    public static ImmutableArray<string> Forms(Assembly assembly) => [.. Types(assembly).Select(type => Form(Constructor(type)!))];

    /// <summary>A corruption by its name and number, or a fault that names the nearest one.</summary>
    public static Either<Fault, Corruption> Find(Assembly assembly, string asked)
    {
        var (id, number) = asked.Split('=', 2) is [var name, var rest] ? (name, rest) : (asked, null);
        if (Types(assembly).FirstOrDefault(type => Id(type) == id) is not { } type)
            return new Fault($"there is no corruption '{id}'; did you mean '{Names.Nearest(id, Types(assembly).Select(Id))}'? "
                + $"There are {string.Join(", ", Forms(assembly))}");
        var constructor = Constructor(type)!;
        if (number is null)
            return new Fault($"the corruption '{id}' is asked for as '{Form(constructor)}', with a number in place of what follows the =");
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? (Corruption)constructor.Invoke([value])
            : new Fault($"{Names.Kebab(constructor.GetParameters()[0].Name!)} is '{number}'; give a number");
    }

    // A user's own comes before one of the library that has the same name.
    private static IEnumerable<Type> Types(Assembly assembly) =>
        new[] { assembly, typeof(Corruption).Assembly }.Distinct()
            .SelectMany(source => source.GetExportedTypes())
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Corruption)) && Constructor(type) is not null)
            .DistinctBy(Id)
            .OrderBy(Id, StringComparer.Ordinal);

    private static string Id(Type type) => Names.Kebab(type.Name).Replace("-noise", "", StringComparison.Ordinal);

    private static ConstructorInfo? Constructor(Type type) => type.GetConstructor([typeof(double)]);

    private static string Form(ConstructorInfo constructor) =>
        $"{Id(constructor.DeclaringType!)}={Names.Kebab(constructor.GetParameters()[0].Name!)}";
}
