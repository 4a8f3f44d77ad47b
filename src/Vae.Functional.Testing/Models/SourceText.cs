using System.Collections;
using System.Globalization;

namespace Vae.Functional.Testing.Models;

/// <summary>
/// Declared records as the C# that declares them, as in <c>new Gaussian(new Mlp([2], Activation.Tanh), new FixedSigma(0.5))</c>.
/// </summary>
internal static class SourceText
{
    /// <summary>The expression; what a constructor has by default is left out.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool isTrue => isTrue ? "true" : "false",
        Enum name => $"{name.GetType().Name}.{name}",
        Delegate function => $"{function.Method.DeclaringType?.Name}.{function.Method.Name}",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>())}]",
        _ => Creation(value),
    };

    // Once an argument is left out, those after it go by name.
    private static string Creation(object record)
    {
        var type = record.GetType();
        var arguments = type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)?.GetParameters()
            .Select(parameter => (Parameter: parameter, Member: type.GetProperty(parameter.Name!)))
            .ToArray();
        // A record of the user's own may hide what it holds.
        if (arguments is null || arguments.Any(argument => argument.Member is null))
            return record.ToString() ?? type.Name;
        var values = Array.ConvertAll(arguments, argument => argument.Member!.GetValue(record));
        var isDefault = arguments.Zip(values, (argument, value) =>
            argument.Parameter.HasDefaultValue && Equals(argument.Parameter.DefaultValue, value)).ToArray();
        var written = Enumerable.Range(0, values.Length).Where(i => !isDefault[i])
            .Select(i => (isDefault[..i].Contains(true) ? $"{arguments[i].Parameter.Name}: " : "") + Of(values[i]));
        return $"new {type.Name}({string.Join(", ", written)})";
    }
}
