using System.Collections.Immutable;
using System.Globalization;
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
    public static ImmutableArray<string> Forms(Assembly assembly) => [.. Types(assembly).Select(Form), Gap];

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
        var (id, numbers) = asked.Split(':', 2) is [var name, var rest] ? (name, rest.Split(',')) : (asked, []);
        if (Types(assembly).FirstOrDefault(type => Id(type) == id) is not { } type)
            return new Fault($"there is no measure '{id}'; did you mean '{Names.Nearest(id, Types(assembly).Select(Id))}'? "
                + $"There are {string.Join(", ", Forms(assembly))}");
        var parameters = Constructor(type)!.GetParameters();
        if (numbers.Length > parameters.Length || parameters.Skip(numbers.Length).Any(parameter => !parameter.HasDefaultValue))
            return new Fault($"the measure '{id}' is asked for as '{Form(type)}'");
        var given = parameters.Zip(numbers, (parameter, number) => (parameter, number, Value: Parsed(number, parameter.ParameterType)));
        return given.FirstOrDefault(one => one.Value is null) is { parameter: not null } wrong
            ? new Fault($"the measure '{id}': {Names.Kebab(wrong.parameter.Name!)} is '{wrong.number}'; give a number")
            : (Measure)Constructor(type)!.Invoke(
            [
                .. parameters.Select((parameter, i) =>
                    i < numbers.Length ? Parsed(numbers[i], parameter.ParameterType) : parameter.DefaultValue),
            ]);
    }

    // In the order of reports, then the user's own.
    private static IEnumerable<Type> Types(Assembly assembly) => MeasureTable.All.Select(measure => measure.GetType())
        .Concat(assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(Measure)))
            .Where(type => Constructor(type) is not null))
        .Distinct();

    private static string Id(Type type) => Names.Kebab(type.Name);

    private static string Form(Type type)
    {
        var names = Constructor(type)!.GetParameters().Select(parameter =>
            parameter.HasDefaultValue ? $"[{Names.Kebab(parameter.Name!)}]" : Names.Kebab(parameter.Name!)).ToArray();
        return Id(type) + (names.Length == 0 ? "" : $":{string.Join(',', names)}");
    }

    // The one that can be called with numbers alone.
    private static ConstructorInfo? Constructor(Type type) => type.GetConstructors()
        .Where(candidate => candidate.GetParameters().All(parameter =>
            parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int)))
        .MaxBy(candidate => candidate.GetParameters().Length);

    private static object? Parsed(string number, Type type) =>
        type == typeof(int)
            ? int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
}
