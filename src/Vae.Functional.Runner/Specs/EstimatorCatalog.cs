using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>The estimators that a plan can name: those of the library and the user's own, records of <see cref="Estimator"/>.</summary>
internal static class EstimatorCatalog
{
    private const string Samples = "Samples";

    /// <summary>The ids of all estimators, for example <c>analytic-kl</c>.</summary>
    public static ImmutableArray<string> Ids(Assembly assembly) => [.. Types(assembly).Select(Id).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The id of an estimator.</summary>
    public static string IdOf(Estimator estimator) => Id(estimator.GetType());

    /// <summary>An estimator by its id, its other parameters at their defaults, or a fault that names the nearest one.</summary>
    public static Either<Fault, Estimator> Find(Assembly assembly, string id, int? samples)
    {
        if (Types(assembly).FirstOrDefault(type => Id(type) == id) is not { } type)
            return new Fault($"there is no estimator '{id}'; did you mean '{Names.Nearest(id, Ids(assembly))}'? "
                + $"There are {string.Join(", ", Ids(assembly))}");
        var constructor = Constructor(type)!;
        if (samples is not null && constructor.GetParameters().All(parameter => parameter.Name != Samples))
            return new Fault($"the estimator '{id}' takes no number of samples; leave --samples out");
        if (samples is null && constructor.GetParameters().Any(parameter => parameter.Name == Samples && !parameter.HasDefaultValue))
            return new Fault($"the estimator '{id}' needs a number of samples; give --samples");
        return Made(constructor, samples).Bind<Estimator>(made =>
            made.Faults.FirstOrDefault() is { } wrong ? new Fault($"the estimator '{id}': {wrong}") : made);
    }

    // A user's own estimator comes before one of the library that has the same name.
    private static IEnumerable<Type> Types(Assembly assembly) =>
        new[] { assembly, typeof(Estimator).Assembly }.Distinct()
            .SelectMany(source => source.GetExportedTypes())
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(Estimator)))
            .Where(type => Constructor(type) is not null);

    private static string Id(Type type) => Names.Kebab(type.Name);

    // The one that can be called with nothing but the number of samples said.
    private static ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue || parameter.Name == Samples))
            .MaxBy(candidate => candidate.GetParameters().Length);

    private static Either<Fault, Estimator> Made(ConstructorInfo constructor, int? samples)
    {
        try
        {
            return (Estimator)constructor.Invoke([.. constructor.GetParameters().Select(parameter =>
                parameter.Name == Samples && samples is { } given ? given : parameter.DefaultValue)]);
        }
        catch (TargetInvocationException failure)
        {
            return new Fault($"the estimator '{Id(constructor.DeclaringType!)}' cannot be made: {failure.InnerException!.Message}");
        }
    }
}
