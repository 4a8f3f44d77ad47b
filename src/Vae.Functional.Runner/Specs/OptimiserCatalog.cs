using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>The optimisers that a plan can name, with the numbers of their constructors behind the name, as in <c>sgd:0.5</c>.</summary>
internal static class OptimiserCatalog
{
    private static readonly NamedRecords Records = new("optimiser",
    [
        .. NamedRecords.Declared<Optimiser>(typeof(Optimiser).Assembly)
            .Select(type => new NamedRecord("optimiser", type.Name.ToLowerInvariant(), NamedRecord.ConstructorOf(type)!))
            .OrderBy(record => record.Id, StringComparer.Ordinal),
    ]);

    /// <summary>How each is asked for, such as <c>sgd:[momentum]</c>; in brackets what has a default.</summary>
    public static ImmutableArray<string> Forms => Records.Forms;

    /// <summary>An optimiser by its name and numbers, or a fault that names the nearest one; the default where none is asked for.</summary>
    public static Either<Fault, Optimiser> Find(string? asked)
    {
        if (asked is null)
            return Optimiser.Default;
        var (id, numbers) = NamedRecord.Split(asked);
        return Records.Find(id).Bind(found => found.Make<Optimiser>(numbers, null, made => made.Faults));
    }
}
