using System.Collections.Concurrent;
using System.Reflection;
using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>Declared records as <see cref="Declaration"/>s: everything is known.</summary>
internal static class Declared
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    /// <summary>A record with the members of its constructor, a constant, or null.</summary>
    public static Declaration Of(object? value) => value switch
    {
        null or double or bool or string => Declaration.Constant(value),
        int or long or ulong => Declaration.Constant(Convert.ToDecimal(value)),
        Enum name => Declaration.Constant(name.ToString()),
        Shape shape => Declaration.Constant(shape.Select(extent => (long)extent.Count).ToArray()),
        Sizes sizes => Declaration.Constant(sizes.Select(size => (long)size).ToArray()),
        _ => Declaration.Record(
            NameOf(value.GetType()),
            MembersOf(value.GetType()).Select(member => KeyValuePair.Create(member.Name, Of(member.GetValue(value))))),
    };

    /// <summary>The type of a record, with nothing of its members.</summary>
    public static Declaration TypeOf(object value) => Declaration.Record(NameOf(value.GetType()), []);

    /// <summary>Whether a record is one of the vocabulary's.</summary>
    public static bool IsOfTheVocabulary(object? value) => value?.GetType().Assembly == typeof(Declared).Assembly;

    // A type of the user's own goes by its full name, so that it is not taken for one of the vocabulary's.
    private static string NameOf(Type type) => type.Assembly == typeof(Declared).Assembly ? type.Name : type.FullName ?? type.Name;

    private static PropertyInfo[] MembersOf(Type type) => Members.GetOrAdd(type, static declared =>
    {
        // A record of the user's own may hide its constructor; then what it holds is not for rules to know.
        var constructor = declared.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length);
        return [.. (constructor?.GetParameters() ?? []).Select(parameter => declared.GetProperty(parameter.Name!)).OfType<PropertyInfo>()];
    });
}
