using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Vae.Functional.Runner.Commands;

/// <summary>Options that take a number or a word, and say in plain words what they expected.</summary>
internal static class Numbers
{
    /// <summary>An option that takes a whole number.</summary>
    public static Option<int?> Whole(string name, string description) =>
        Of<int?>(name, "number", description, "a whole number", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>An option that takes a whole number that is not negative.</summary>
    public static Option<ulong?> Natural(string name, string description) =>
        Of<ulong?>(name, "number", description, $"a whole number from 0 to {ulong.MaxValue}", text =>
            ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>
    /// An option that takes a number. A comma is no decimal point here, and none is passed over: 0,001 must not be read as 1.
    /// </summary>
    public static Option<double?> Real(string name, string description) =>
        Of<double?>(name, "number", description, "a number such as 0.001", text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null);

    /// <summary>An option that takes one of the names of an enumeration, and none of its numbers.</summary>
    public static Option<T?> Word<T>(string name, string description) where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(word => word.ToLowerInvariant()).ToArray();
        return Of<T?>(name, string.Join('|', words), description, $"one of {string.Join(", ", words)}", text =>
            words.Contains(text) ? Enum.Parse<T>(text, ignoreCase: true) : null);
    }

    private static Option<T> Of<T>(string name, string helpName, string description, string expected, Func<string, T> parse) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Parsed(result, name, expected, parse),
    };

    private static T? Parsed<T>(ArgumentResult result, string name, string expected, Func<string, T> parse)
    {
        var text = result.Tokens[0].Value;
        var value = parse(text);
        if (value is null)
            result.AddError($"{name} is '{text}'; give {expected}.");
        return value;
    }
}
