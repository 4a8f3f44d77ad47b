using System.Globalization;
using System.Reflection;

namespace TorchSharp.StandIn.Tests.Surface;

/// <summary>
/// Prints what an assembly offers, a member a line, in the form of the lists of TorchSharp's API: names without namespaces, nested types
/// after their declaring types, default values as the metadata has them.
/// </summary>
internal static class ApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Print(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.IsVisible
        from line in Print(type)
        select line;

    private static IEnumerable<string> Print(Type type) =>
        Members(type)
            .Select(member => $"{FullName(type)} :: {member}{(IsObsolete(type) ? " [Obsolete]" : "")}")
            .Prepend($"T {FullName(type)} : {(type.BaseType is { } parent ? TypeNames.Reference(parent) : "")} {Kind(type)}");

    private static IEnumerable<string> Members(Type type) =>
    [
        // Of constructors the lists have the public ones alone.
        .. type.GetConstructors(Declared).Where(constructor => constructor is { IsStatic: false, IsPublic: true })
            .Select(constructor => $"ctor({Parameters(constructor.GetParameters())}){Obsolete(constructor)}"),
        .. type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily)
            .Select(field => $"field {TypeNames.Reference(field.FieldType)} {field.Name}{Obsolete(field)}"),
        .. type.GetProperties(Declared).Where(property => property.GetAccessors(true).Any(IsOffered)).Select(Print),
        .. type.GetMethods(Declared).Where(method => IsOffered(method) && !IsAccessor(method)).Select(Print),
    ];

    private static string Print(PropertyInfo property)
    {
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{Parameters(parameters)}]" : "";
        var accessors = (IsOffered(property.GetMethod) ? "get;" : "") + (IsOffered(property.SetMethod) ? "set;" : "");
        return $"prop {TypeNames.Reference(property.PropertyType)} {property.Name}{index} {{{accessors}}}{Obsolete(property)}";
    }

    private static string Print(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(TypeNames.Reference))}>" : "";
        var result = $"{(method.IsStatic ? "static " : "")}{TypeNames.Reference(method.ReturnType)}";
        return $"{result} {method.Name}{generics}({Parameters(method.GetParameters())}){Obsolete(method)}";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(Print));

    private static string Print(ParameterInfo parameter)
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsOut ? "out " : "";
        var value = parameter.HasDefaultValue ? $"={Value(parameter)}" : "";
        return $"{prefix}{TypeNames.Reference(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Value(ParameterInfo parameter) => parameter.RawDefaultValue switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsValueType ? "struct"
        : type.IsInterface ? ""
        : type is { IsAbstract: true, IsSealed: true } ? "static"
        : "class";

    private static string FullName(Type type) => type.FullName!.Replace("TorchSharp.", "", StringComparison.Ordinal).Replace('+', '.');

    private static bool IsOffered(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsObsolete(MemberInfo member) => member.IsDefined(typeof(ObsoleteAttribute));

    private static string Obsolete(MemberInfo member) => IsObsolete(member) ? " [Obsolete]" : "";
}
