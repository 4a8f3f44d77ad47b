using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>The estimators that a plan can name: those of the library and the user's own, records of <see cref="Estimator"/>.</summary>
internal static class EstimatorCatalog
{
    /// <summary>The ids of all estimators, for example <c>analytic-kl</c>.</summary>
    public static ImmutableArray<string> Ids(Assembly assembly) => [.. Types(assembly).Select(type => Names.Kebab(type.Name)).Order(StringComparer.Ordinal)];

    /// <summary>An estimator by its id, its other parameters at their defaults, or a fault that names the nearest one.</summary>
    public static Either<Fault, Estimator> Find(Assembly assembly, string id, int samples)
    {
        if (Types(assembly).FirstOrDefault(type => Names.Kebab(type.Name) == id) is not { } type)
            return new Fault($"there is no estimator '{id}'; did you mean '{Names.Nearest(id, Ids(assembly))}'? There are {string.Join(", ", Ids(assembly))}");
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        if (samples != 1 && constructor.GetParameters().All(parameter => parameter.Name != "Samples"))
            return new Fault($"the estimator '{id}' takes no number of samples; leave --samples out");
        return (Estimator)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name == "Samples" ? samples : parameter.DefaultValue)]);
    }

    private static IEnumerable<Type> Types(Assembly assembly) =>
        new[] { typeof(Estimator).Assembly, assembly }.Distinct()
            .SelectMany(source => source.GetExportedTypes())
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Estimator)))
            .Where(type => type.GetConstructors().Any(constructor => constructor.GetParameters().All(parameter => parameter.HasDefaultValue)));
}
