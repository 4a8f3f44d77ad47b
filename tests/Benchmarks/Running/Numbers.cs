using System.CommandLine;
using System.Globalization;

namespace Vae.Functional.Benchmarks.Running;

/// <summary>Options that take a number, and say in plain words what they expected.</summary>
internal static class Numbers
{
    /// <summary>An option that takes a positive whole number.</summary>
    public static Option<int> Positive(string name, string description, int usual) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (!int.TryParse(text, CultureInfo.InvariantCulture, out var number) || number <= 0)
                result.AddError($"{name} is {text}; give a positive whole number");
            return number;
        },
    };
}
