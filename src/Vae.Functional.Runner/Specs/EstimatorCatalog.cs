using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// The estimators that a plan can name: those of the library and the user's own, records of <see cref="Estimator"/>. What a constructor
/// takes besides the number of samples follows the name, as in <c>renyi:0.5</c>.
/// </summary>
internal static class EstimatorCatalog
{
    private const string Samples = "Samples";

    /// <summary>How each estimator is asked for, such as <c>analytic-kl</c> and <c>renyi:alpha</c>; in brackets what has a default.</summary>
    public static ImmutableArray<string> Forms(Assembly assembly) =>
        [.. Types(assembly).DistinctBy(Id).OrderBy(Id, StringComparer.Ordinal).Select(type => Form(Constructor(type)!))];

    /// <summary>An estimator by its name and numbers, the rest at its defaults, or a fault that names the nearest one.</summary>
    public static Either<Fault, Estimator> Find(Assembly assembly, string asked, int? samples)
    {
        var (id, numbers) = asked.Split(':', 2) is [var name, var rest] ? (name, rest.Split(',')) : (asked, []);
        if (Types(assembly).FirstOrDefault(type => Id(type) == id) is not { } type)
            return new Fault($"there is no estimator '{id}'; did you mean '{Names.Nearest(id, Types(assembly).Select(Id))}'? "
                + $"There are {string.Join(", ", Forms(assembly))}");
        var constructor = Constructor(type)!;
        var (parameters, own) = (constructor.GetParameters(), Own(constructor).ToArray());
        if (samples is not null && parameters.All(parameter => parameter.Name != Samples))
            return TakesNoSamples(id);
        if (samples is null && parameters.Any(parameter => parameter.Name == Samples && !parameter.HasDefaultValue))
            return new Fault($"the estimator '{id}' needs a number of samples; give --samples");
        if (numbers.Length > own.Length || own.Skip(numbers.Length).Any(parameter => !parameter.HasDefaultValue))
            return new Fault($"the estimator '{id}' is asked for as '{Form(constructor)}'"
                + (own.Length == 0 ? "" : ", with numbers in place of what follows the colon"));
        var given = own.Zip(numbers, (parameter, number) => (parameter.Name, Text: number, Value: Parsed(number, parameter.ParameterType)));
        return given.FirstOrDefault(one => one.Value is null) is { Name: not null } wrong
            ? new Fault($"the estimator '{id}': {Names.Kebab(wrong.Name)} is '{wrong.Text}'; give a number")
            : Made(constructor, parameter => parameter.Name == Samples && samples is { } count ? count
                : given.FirstOrDefault(one => one.Name == parameter.Name).Value ?? parameter.DefaultValue);
    }

    /// <summary>The same estimator with another number of samples.</summary>
    public static Either<Fault, Estimator> With(Estimator estimator, int samples)
    {
        var type = estimator.GetType();
        return Constructor(type) is { } constructor && constructor.GetParameters().Any(parameter => parameter.Name == Samples)
            ? Made(constructor, parameter => parameter.Name == Samples ? samples : type.GetProperty(parameter.Name!)?.GetValue(estimator))
            : TakesNoSamples(Id(type));
    }

    private static Fault TakesNoSamples(string id) => new($"the estimator '{id}' takes no number of samples; leave --samples out");

    // A user's own estimator comes before one of the library that has the same name.
    private static IEnumerable<Type> Types(Assembly assembly) =>
        new[] { assembly, typeof(Estimator).Assembly }.Distinct()
            .SelectMany(source => source.GetExportedTypes())
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(Estimator)))
            .Where(type => Constructor(type) is not null);

    private static string Id(Type type) => Names.Kebab(type.Name);

    // The one that can be called with numbers alone.
    private static ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || IsNumber(parameter)))
            .MaxBy(candidate => candidate.GetParameters().Length);

    private static IEnumerable<ParameterInfo> Own(ConstructorInfo constructor) =>
        constructor.GetParameters().Where(parameter => parameter.Name != Samples && IsNumber(parameter));

    private static bool IsNumber(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int);

    private static string Form(ConstructorInfo constructor)
    {
        var names = Own(constructor).Select(parameter =>
            parameter.HasDefaultValue ? $"[{Names.Kebab(parameter.Name!)}]" : Names.Kebab(parameter.Name!)).ToArray();
        return Id(constructor.DeclaringType!) + (names.Length == 0 ? "" : $":{string.Join(',', names)}");
    }

    private static object? Parsed(string number, Type type) =>
        type == typeof(int)
            ? int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;

    private static Either<Fault, Estimator> Made(ConstructorInfo constructor, Func<ParameterInfo, object?> argument)
    {
        var id = Id(constructor.DeclaringType!);
        try
        {
            var made = (Estimator)constructor.Invoke([.. constructor.GetParameters().Select(argument)]);
            return made.Faults.FirstOrDefault() is { } wrong ? new Fault($"the estimator '{id}': {wrong}") : made;
        }
        catch (TargetInvocationException failure)
        {
            return new Fault($"the estimator '{id}' cannot be made: {failure.InnerException!.Message}");
        }
    }
}
