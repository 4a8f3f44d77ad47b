using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// A record that the command line asks for by a name and numbers, as in <c>renyi:0.5</c>; a corruption is a name and a number, as in
/// <c>denoising:gaussian=0.3</c>.
/// </summary>
/// <param name="Kind">What it is, such as <c>estimator</c>.</param>
/// <param name="Id">The name.</param>
/// <param name="Constructor">What makes it.</param>
/// <param name="Apart">A parameter that another option gives; null where there is none.</param>
/// <param name="Catalog">Where the user's own corruptions are looked for; null for the library's alone.</param>
/// <param name="Separator">What stands between the name and the numbers.</param>
internal sealed record NamedRecord(
    string Kind,
    string Id,
    ConstructorInfo Constructor,
    string? Apart = null,
    Assembly? Catalog = null,
    char Separator = NamedRecord.Colon)
{
    private const char Colon = ':';

    /// <summary>How it is asked for, such as <c>renyi:alpha</c>; in brackets what has a default.</summary>
    public string Form
    {
        get
        {
            var names = Own
                .Select(parameter => parameter.HasDefaultValue ? $"[{Written(parameter)}]" : Written(parameter)).ToArray();
            return Id + (names.Length == 0 ? "" : $"{Separator}{string.Join(',', names)}");
        }
    }

    private ParameterInfo[] Own => [.. Constructor.GetParameters().Where(parameter => parameter.Name != Apart && IsWritable(parameter))];

    private Assembly Corruptions => Catalog ?? typeof(Corruption).Assembly;

    private string Written(ParameterInfo parameter) => parameter.ParameterType == typeof(Corruption)
        ? string.Join('|', CorruptionCatalog.Forms(Corruptions))
        : Names.Kebab(parameter.Name!);

    /// <summary>A name and the numbers behind it.</summary>
    public static (string Id, string[] Numbers) Split(string asked, char separator = Colon) =>
        asked.Split(separator, 2) is [var name, var rest] ? (name, rest.Split(',')) : (asked, []);

    /// <summary>The constructor that can be called with what a command line can say, or null.</summary>
    public static ConstructorInfo? ConstructorOf(Type type) =>
        type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || IsWritable(parameter)))
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
                + (own.Length == 0 ? "" : $", with numbers in place of what follows the '{Separator}'"));
        return numbers.Select((text, i) => (Parameter: own[i], Text: text))
            .Aggregate(
                (Either<Fault, ImmutableDictionary<string, object>>)ImmutableDictionary<string, object>.Empty,
                (sofar, one) => sofar.Bind(
                    given => Parsed(one.Parameter, one.Text).Map(value => given.Add(one.Parameter.Name!, value))))
            .MapLeft(fault => new Fault($"the {Kind} '{Id}': {fault.Message}"))
            .Bind(given => Make(faults, parameter => parameter.Name == Apart && apart is { } count ? count
                : given.GetValueOrDefault(parameter.Name!) ?? parameter.DefaultValue));
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

    private static bool IsWritable(ParameterInfo parameter) =>
        new[] { typeof(double), typeof(int), typeof(Corruption) }.Contains(parameter.ParameterType);

    private Either<Fault, object> Parsed(ParameterInfo parameter, string text)
    {
        if (parameter.ParameterType == typeof(Corruption))
            return CorruptionCatalog.Find(Corruptions, text).Map(corruption => (object)corruption);
        object? number = parameter.ParameterType == typeof(int)
            ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
        return number is null
            ? new Fault($"{Names.Kebab(parameter.Name!)} is '{text}'; give a number")
            : Prelude.Right<Fault, object>(number);
    }
}
