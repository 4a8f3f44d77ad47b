using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// The corruptions that an estimator can be asked for with, those of the library and the user's own, records of <see cref="Corruption"/>
/// that one number makes: <c>gaussian=0.3</c> is <c>new GaussianNoise(0.3)</c>.
/// </summary>
internal static class CorruptionCatalog
{
    // A colon stands before the corruption already.
    private const char Separator = '=';

    /// <summary>How each is asked for, as in <c>gaussian=deviation</c>.</summary>
    public static ImmutableArray<string> Forms(Assembly assembly) => Records(assembly).Forms;

    /// <summary>A corruption by its name and number, or a fault that names the nearest one.</summary>
    public static Either<Fault, Corruption> Find(Assembly assembly, string asked)
    {
        var (id, numbers) = NamedRecord.Split(asked, Separator);
        return Records(assembly).Find(id).Bind(record => record.Make<Corruption>(numbers, null, _ => []));
    }

    private static NamedRecords Records(Assembly assembly) => new("corruption",
    [
        .. from type in NamedRecords.Declared<Corruption>(assembly)
           let constructor = type.GetConstructor([typeof(double)])
           where constructor is not null
           group new NamedRecord("corruption", Id(type), constructor, Separator: Separator) by Id(type) into namesakes
           orderby namesakes.Key
           select namesakes.First(),
    ]);

    private static string Id(Type type) => Names.Kebab(type.Name).Replace("-noise", "", StringComparison.Ordinal);
}
