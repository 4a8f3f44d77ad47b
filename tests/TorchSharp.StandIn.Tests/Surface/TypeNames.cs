namespace TorchSharp.StandIn.Tests.Surface;

/// <summary>Types as the lists of TorchSharp's API write them where a member mentions them.</summary>
internal static class TypeNames
{
    public static string Reference(Type type) =>
        type.IsByRef ? $"ref {Reference(type.GetElementType()!)}"
        : type.IsArray ? $"{Reference(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"
        : Nullable.GetUnderlyingType(type) is { } underlying ? $"{Reference(underlying)}?"
        : type.IsGenericParameter ? type.Name
        : $"{Declaring(type)}{Simple(type)}";

    private static string Declaring(Type type) => type.DeclaringType is { } outer ? $"{Declaring(outer)}{Simple(outer)}." : "";

    private static string Simple(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(",", type.GetGenericArguments().Select(Reference))}>"
        : type.Name;
}
