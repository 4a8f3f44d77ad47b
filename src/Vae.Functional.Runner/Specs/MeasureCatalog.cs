using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// The measures that the command line can name: those of the library and the user's own, records of <see cref="Measure"/> with numbers for
/// settings, as in <c>posterior-collapse:0.05,0.01</c>.
/// </summary>
internal static class MeasureCatalog
{
    private static readonly string Gap = Names.Kebab(nameof(MutualInformationGap));

    /// <summary>How each measure is asked for, as <c>active-units:[threshold]</c>; in brackets what has a default.</summary>
    public static ImmutableArray<string> Forms(Assembly assembly) => Records(assembly).Forms;

    /// <summary>The measures that were asked for, or all of the library's, or none; or a fault that names the nearest one.</summary>
    /// <param name="assembly">Where a user's own measures are looked for.</param>
    /// <param name="names">What was asked for.</param>
    /// <param name="all">Whether everything was.</param>
    /// <param name="factors">Those of the test data, where they are known.</param>
    public static Either<Fault, ImmutableArray<Measure>> Asked(
        Assembly assembly, string[] names, bool all, Option<ImmutableArray<Factor>> factors) =>
        all && names.Length > 0
            ? new Fault("--all measures everything; leave out --measure")
            : all ? MeasureTable.All.AddRange(factors.Map(known => (Measure)new MutualInformationGap(known)))
            : names.Map(name => Find(assembly, name, factors)).Sequence().Map(found => found.ToImmutableArray());

    private static Either<Fault, Measure> Find(Assembly assembly, string asked, Option<ImmutableArray<Factor>> factors)
    {
        if (asked == Gap)
            return factors.Map(known => (Measure)new MutualInformationGap(known))
                .ToEither(new Fault(
                    $"the measure '{Gap}' needs data whose generating factors are known; leave out --data, for the digits"));
        var (id, numbers) = NamedRecord.Split(asked);
        return Records(assembly).Find(id).Bind(found => found.Make<Measure>(numbers, null, _ => []));
    }

    // In the order of reports, then the user's own.
    private static NamedRecords Records(Assembly assembly) => new("measure",
    [
        .. MeasureTable.All.Select(measure => measure.GetType()).Concat(NamedRecords.Declared<Measure>(assembly)).Distinct()
            .Select(type => NamedRecord.ConstructorOf(type) is { } constructor
                ? new NamedRecord("measure", Names.Kebab(type.Name), constructor)
                : null)
            .OfType<NamedRecord>(),
    ], Gap);
}
