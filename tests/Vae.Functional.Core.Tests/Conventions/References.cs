using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Core.Tests.Conventions;

/// <summary>What each type of an assembly mentions: in its declaration, its members' signatures, and the code of its methods.</summary>
internal static class References
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes =
        typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type and its nested types mention, nested ones by their outermost type.</summary>
    public static IReadOnlySet<Type> Of(Type type) =>
        Members(type)
            .Where(mentioned => mentioned is not null)
            .SelectMany(mentioned => Parts(mentioned!))
            .Select(Outermost)
            .Where(mentioned => mentioned != type)
            .ToHashSet();

    /// <summary>The outermost types of an assembly, without those that the compiler made.</summary>
    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.IsNested && !type.Name.StartsWith('<') && !IsCompilerMade(type));

    /// <summary>Whether a name is the compiler's and not ours.</summary>
    public static bool IsCompilerMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static IEnumerable<Type?> Members(Type type) =>
    [
        type.BaseType,
        .. type.GetInterfaces(),
        .. type.GetFields(Everything).Select(field => field.FieldType),
        .. type.GetConstructors(Everything).Cast<MethodBase>().Concat(type.GetMethods(Everything)).SelectMany(Method),
        .. type.GetNestedTypes(Everything).SelectMany(Members),
    ];

    private static IEnumerable<Type?> Method(MethodBase method) =>
    [
        (method as MethodInfo)?.ReturnType,
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [],
        .. Tokens(method),
    ];

    private static IEnumerable<Type?> Tokens(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var op = OpCodes[code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                foreach (var type in Resolved(method, BitConverter.ToInt32(code, at)))
                    yield return type;
            at += op.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type?> Resolved(MethodBase method, int token)
    {
        var owner = method.DeclaringType!;
        var member = method.Module.ResolveMember(
            token,
            owner.IsGenericType ? owner.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null);
        return member switch
        {
            Type type => [type],
            MethodInfo called => [called.DeclaringType, called.ReturnType, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
            _ => [member?.DeclaringType],
        };
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
