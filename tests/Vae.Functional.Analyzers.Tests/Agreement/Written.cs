using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Vae.Functional.Analyzers.Tests.Agreement;

/// <summary>Declared values as the C# that makes them.</summary>
internal static class Written
{
    /// <summary>A member of a record: its name, its type and its value, written as C#.</summary>
    public readonly record struct Member(string Name, string Type, string Value)
    {
        /// <summary>As a local or a parameter goes by it.</summary>
        public string Variable => "a" + Name;
    }

    /// <summary>The members of a record, in the order of its constructor.</summary>
    public static IReadOnlyList<Member> Members(object record) =>
        [.. Constructor(record).GetParameters().Select(parameter => (parameter, Value: record.GetType().GetProperty(parameter.Name!)!.GetValue(record)))
            .Select(member => new Member(member.parameter.Name!, TypeOf(member.parameter.ParameterType, member.Value), Value(member.Value)))];

    /// <summary>An expression that makes the value.</summary>
    public static string Value(object? value) => value switch
    {
        null => "null",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + (number % 1 == 0 ? "" : "d"),
        bool flag => flag ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        Enum member => $"{member.GetType().Name}.{member}",
        int or long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        Sizes sizes => $"[{string.Join(", ", sizes)}]",
        Shape { Rank: 1 } shape => $"{shape}".Trim('[', ']'),
        Shape shape => $"({string.Join(", ", shape)})",
        _ => $"new {value.GetType().Name}({Arguments(Members(value))})",
    };

    /// <summary>Arguments by position.</summary>
    public static string Arguments(IEnumerable<Member> members) => string.Join(", ", members.Select(member => member.Value));

    /// <summary>Arguments by name.</summary>
    public static string Named(IEnumerable<Member> members) => string.Join(", ", members.Select(member => $"{member.Name}: {member.Value}"));

    /// <summary>Assignments of an initialiser or a <c>with</c>.</summary>
    public static string Assignments(IEnumerable<Member> members) => string.Join(", ", members.Select(member => $"{member.Name} = {member.Value}"));

    private static ConstructorInfo Constructor(object record) =>
        record.GetType().GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;

    private static string TypeOf(Type type, object? value) => type.Name switch
    {
        "Double" => "double",
        "Int32" => "int",
        "UInt64" => "ulong",
        "String" => "string?",
        var name => value is null ? name + "?" : name,
    };
}
