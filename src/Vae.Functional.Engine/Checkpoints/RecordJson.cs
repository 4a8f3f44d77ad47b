using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LanguageExt;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>
/// Declared records as JSON and back: an object with the record's type and the parameters of its constructor by name. A type of the
/// vocabulary goes by its name, a user's own by its full name and assembly, and so does a static method.
/// </summary>
public static class RecordJson
{
    private const string TypeKey = "type";

    /// <summary>A declared value as JSON.</summary>
    /// <exception cref="NotSupportedException">A constructor takes what cannot be written, or has no property of the same name.</exception>
    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        bool or sbyte or byte or short or ushort or int or uint or long =>
            JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        ulong number => JsonValue.Create(number),
        // As text, since JSON has no NaN or infinity.
        double number => JsonValue.Create(number.ToString("R", CultureInfo.InvariantCulture)),
        float number => JsonValue.Create(number.ToString("R", CultureInfo.InvariantCulture)),
        string text => JsonValue.Create(text),
        Enum name => JsonValue.Create(name.ToString()),
        Shape shape => new JsonArray([.. shape.Select(dimension => JsonValue.Create(dimension.Count))]),
        Sizes sizes => new JsonArray([.. sizes.Select(size => JsonValue.Create(size))]),
        Delegate function => FunctionJson.Write(function),
        _ => Record(value),
    };

    /// <summary>The declared value that was written, or why it cannot be read back.</summary>
    public static Either<Fault, T> Read<T>(string json)
    {
        try
        {
            return (T)(Read(JsonNode.Parse(json), typeof(T)) ?? throw new InvalidOperationException("it is null"));
        }
        catch (Exception error) when (IsOfTheText(error))
        {
            var reason = (error as TargetInvocationException)?.InnerException?.Message ?? error.Message;
            return new Fault($"the declaration of a {typeof(T).Name} cannot be read back: {reason}".ReplaceLineEndings(" "));
        }
    }

    // What parsing, finding a type by its name, and calling its constructor throw where the text is not what was written.
    private static bool IsOfTheText(Exception error) =>
        error is JsonException or FormatException or OverflowException or InvalidCastException or ArgumentException
            or InvalidOperationException or NotSupportedException or TargetInvocationException or MemberAccessException
            or TypeLoadException or IOException or BadImageFormatException;

    private static JsonObject Record(object value)
    {
        var type = value.GetType();
        var node = new JsonObject { [TypeKey] = NameOf(type) };
        foreach (var parameter in Constructor(type).GetParameters())
            node[parameter.Name!] = Write(Property(type, parameter).GetValue(value));
        return node;
    }

    private static PropertyInfo Property(Type type, ParameterInfo parameter) =>
        type.GetProperty(parameter.Name!) is { CanRead: true } property && property.PropertyType == parameter.ParameterType
            ? property
            : throw new NotSupportedException($"{type.Name} cannot be kept: its constructor takes '{parameter.Name}', "
                + "of which it has no property; declare it as a positional record");

    private static object? Read(JsonNode? node, Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (node is null)
            return null;
        if (type == typeof(double))
            return double.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture);
        if (type == typeof(float))
            return float.Parse(node.GetValue<string>(), CultureInfo.InvariantCulture);
        if (type == typeof(string))
            return node.GetValue<string>();
        if (type == typeof(bool))
            return node.GetValue<long>() != 0;
        if (type == typeof(ulong))
            return node.GetValue<ulong>();
        if (type.IsEnum)
            return Member(type, node.GetValue<string>());
        if (type == typeof(Shape))
            return Shape.Create([.. node.AsArray().Select(extent => (Dimension)Whole(extent))]);
        if (type == typeof(Sizes))
            return Sizes.Create([.. node.AsArray().Select(size => Whole(size))]);
        if (type.IsPrimitive)
            return Convert.ChangeType(node.GetValue<long>(), type, CultureInfo.InvariantCulture);
        if (type.IsAssignableTo(typeof(Delegate)))
            return FunctionJson.Read(node.AsObject(), type);
        return Record(node.AsObject(), type);
    }

    private static int Whole(JsonNode? node) => node?.GetValue<int>() ?? throw new InvalidOperationException("a size is null");

    private static object Member(Type type, string name) =>
        Enum.GetNames(type).Contains(name)
            ? Enum.Parse(type, name)
            : throw new InvalidOperationException($"there is no {type.Name} {name}");

    private static object Record(JsonObject node, Type target)
    {
        var type = TypeOf(node[TypeKey]?.GetValue<string>() ?? target.Name);
        if (!target.IsAssignableFrom(type))
            throw new InvalidOperationException($"{type.Name} stands where a {target.Name} was expected");
        if (type.IsAbstract)
            throw new InvalidOperationException($"{type.Name} is not one declaration but a kind of them");
        var constructor = Constructor(type);
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(node, parameter))]);
    }

    private static object? Argument(JsonObject node, ParameterInfo parameter)
    {
        if (!node.TryGetPropertyValue(parameter.Name!, out var given))
            return Default(parameter);
        return Read(given, parameter.ParameterType) is { } value ? value
            : MayBeNull(parameter) ? null
            : throw new InvalidOperationException($"'{parameter.Name}' of {parameter.Member.DeclaringType!.Name} is null");
    }

    private static bool MayBeNull(ParameterInfo parameter) =>
        new NullabilityInfoContext().Create(parameter).WriteState != NullabilityState.NotNull;

    // A declaration that was written before a parameter was appended takes the parameter's default.
    private static object? Default(ParameterInfo parameter) =>
        parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException($"{parameter.Member.DeclaringType!.Name} needs '{parameter.Name}'");

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } found && !type.IsPrimitive && !type.IsArray
        && !$"{type.Namespace}.".StartsWith("System.", StringComparison.Ordinal)
            ? found
            : throw new NotSupportedException($"a {type.Name} cannot be kept in a checkpoint; "
                + "use numbers, text, an enum, Shape, Sizes, or a record of these");

    private static string NameOf(Type type) =>
        type.Assembly == typeof(VaeSpec).Assembly ? type.Name : $"{type.FullName}, {type.Assembly.GetName().Name}";

    private static Type TypeOf(string name) =>
        Type.GetType(name)
        ?? typeof(VaeSpec).Assembly.GetType($"{typeof(VaeSpec).Namespace}.{name}")
        ?? throw new InvalidOperationException($"there is no type {name} here; load the assembly that declares it");
}
