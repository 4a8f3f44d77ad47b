using System.Reflection;
using System.Runtime.CompilerServices;

namespace Vae.Functional.Core.Tests.Conventions;

/// <summary>Immutability as a tested promise.</summary>
public sealed class RecordTests
{
    private static readonly Type[] Types = [.. typeof(VaeSpec).Assembly.GetTypes().Where(type => !References.IsCompilerMade(type))];

    private static readonly Type[] Records = [.. Types.Where(type => type.GetMethod("<Clone>$") is not null)];

    [Fact]
    public void Records_are_sealed_or_abstract()
    {
        Assert.Contains(typeof(VaeSpec), Records);
        Assert.All(Records, record => Assert.True(record.IsSealed || record.IsAbstract, record.FullName));
    }

    [Fact]
    public void Public_classes_are_sealed_abstract_or_static() =>
        Assert.All(
            Types.Where(type => type is { IsClass: true, IsVisible: true }),
            type => Assert.True(type.IsSealed || type.IsAbstract, type.FullName));

    [Fact]
    public void Nothing_public_can_be_set_after_it_is_built()
    {
        var settable =
            from type in Types
            where type.IsVisible && type.BaseType != typeof(MulticastDelegate)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            where property.DeclaringType == type
                && property.SetMethod is { } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}";
        Assert.Empty(settable);
        var fields =
            from type in Types
            where type is { IsVisible: true, IsEnum: false }
            from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            where field.DeclaringType == type && !field.IsInitOnly && !field.IsLiteral
            select $"{type.Name}.{field.Name}";
        Assert.Empty(fields);
    }

    [Fact]
    public void Declared_vocabulary_is_in_the_namespace_that_users_open()
    {
        Type[] roots =
        [
            typeof(Observation), typeof(Prior), typeof(Family), typeof(Likelihood), typeof(Sigma), typeof(Network), typeof(Estimator),
            typeof(Optimiser),
        ];
        Assert.All(
            Types.Where(type => type.IsPublic && roots.Any(root => root.IsAssignableFrom(type))),
            type => Assert.Equal("Vae.Functional", type.Namespace));
    }
}
