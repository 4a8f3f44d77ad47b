using System.Globalization;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>A record that the command line asks for by a name and numbers, as in <c>renyi:0.5</c>.</summary>
/// <param name="Kind">What it is, such as <c>estimator</c>.</param>
/// <param name="Id">The name.</param>
/// <param name="Constructor">What makes it.</param>
/// <param name="Apart">A parameter that another option gives; null where there is none.</param>
internal sealed record NamedRecord(string Kind, string Id, ConstructorInfo Constructor, string? Apart = null)
{
    /// <summary>How it is asked for, such as <c>renyi:alpha</c>; in brackets what has a default.</summary>
    public string Form
    {
        get
        {
            var names = Own.Select(parameter =>
                parameter.HasDefaultValue ? $"[{Names.Kebab(parameter.Name!)}]" : Names.Kebab(parameter.Name!)).ToArray();
            return Id + (names.Length == 0 ? "" : $":{string.Join(',', names)}");
        }
    }

    private ParameterInfo[] Own => [.. Constructor.GetParameters().Where(parameter => parameter.Name != Apart && IsNumber(parameter))];

    /// <summary>A name and the numbers behind it.</summary>
    public static (string Id, string[] Numbers) Split(string asked) =>
        asked.Split(':', 2) is [var name, var rest] ? (name, rest.Split(',')) : (asked, []);

    /// <summary>The constructor that can be called with numbers alone, or null.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || IsNumber(parameter)))
            .MaxBy(candidate => candidate.GetParameters().Length);

    /// <summary>One with these numbers, the rest at its defaults, or a fault that says how it is asked for.</summary>
    /// <param name="numbers">What follows the colon.</param>
    /// <param name="apart">The value of <see cref="Apart"/>; null for its default.</param>
    /// <param name="faults">What is wrong with one that was made.</param>
    public Either<Fault, T> Make<T>(string[] numbers, int? apart, Func<T, IEnumerable<string>> faults)
    {
        var own = Own;
        if (numbers.Length > own.Length || own.Skip(numbers.Length).Any(parameter => !parameter.HasDefaultValue))
            return new Fault($"the {Kind} '{Id}' is asked for as '{Form}'"
                + (own.Length == 0 ? "" : ", with numbers in place of what follows the colon"));
        var given = own.Zip(numbers, (parameter, number) => (parameter.Name, Text: number, Value: Parsed(number, parameter.ParameterType)));
        return given.FirstOrDefault(one => one.Value is null) is { Name: not null } wrong
            ? new Fault($"the {Kind} '{Id}': {Names.Kebab(wrong.Name)} is '{wrong.Text}'; give a number")
            : Make(faults, parameter => parameter.Name == Apart && apart is { } count ? count
                : given.FirstOrDefault(one => one.Name == parameter.Name).Value ?? parameter.DefaultValue);
    }

    /// <summary>One with these arguments, or a fault that says what is wrong with it.</summary>
    public Either<Fault, T> Make<T>(Func<T, IEnumerable<string>> faults, Func<ParameterInfo, object?> argument)
    {
        try
        {
            var made = (T)Constructor.Invoke([.. Constructor.GetParameters().Select(argument)]);
            return faults(made).FirstOrDefault() is { } wrong ? new Fault($"the {Kind} '{Id}': {wrong}") : made;
        }
        catch (TargetInvocationException failure)
        {
            return new Fault($"the {Kind} '{Id}' cannot be made: {failure.InnerException!.Message}");
        }
    }

    private static bool IsNumber(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(int);

    private static object? Parsed(string number, Type type) =>
        type == typeof(int)
            ? int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
            : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
}
