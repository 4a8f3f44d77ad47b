using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>
/// The estimators that a plan can name: those of the library and the user's own, records of <see cref="Estimator"/>. What a constructor
/// takes besides the number of samples follows the name, as in <c>renyi:0.5</c> or <c>denoising:gaussian=0.3</c>.
/// </summary>
internal static class EstimatorCatalog
{
    private const string Samples = "Samples";

    /// <summary>How each estimator is asked for, such as <c>analytic-kl</c> and <c>renyi:alpha</c>; in brackets what has a default.</summary>
    public static ImmutableArray<string> Forms(Assembly assembly) =>
        Records(assembly).Forms;

    /// <summary>An estimator by its name and numbers, the rest at its defaults, or a fault that names the nearest one.</summary>
    public static Either<Fault, Estimator> Find(Assembly assembly, string asked, int? samples)
    {
        var (id, numbers) = NamedRecord.Split(asked);
        return Records(assembly).Find(id).Bind(record =>
        {
            var taking = TakesSamples(record);
            return samples is not null && taking is null ? TakesNoSamples(id)
                : samples is null && taking is { HasDefaultValue: false }
                ? new Fault($"the estimator '{id}' needs a number of samples; give --samples")
                : record.Make<Estimator>(numbers, samples, made => made.Faults);
        });
    }

    /// <summary>The same estimator with another number of samples.</summary>
    public static Either<Fault, Estimator> With(Estimator estimator, int samples)
    {
        var type = estimator.GetType();
        return Record(type, type.Assembly) is { } record && TakesSamples(record) is not null
            ? record.Make<Estimator>(
                made => made.Faults,
                parameter => parameter.Name == Samples ? samples : type.GetProperty(parameter.Name!)?.GetValue(estimator))
            : TakesNoSamples(Names.Kebab(type.Name));
    }

    private static Fault TakesNoSamples(string id) => new($"the estimator '{id}' takes no number of samples; leave --samples out");

    private static ParameterInfo? TakesSamples(NamedRecord record) =>
        record.Constructor.GetParameters().FirstOrDefault(parameter => parameter.Name == Samples);

    private static NamedRecords Records(Assembly assembly) => new("estimator",
    [
        .. NamedRecords.Declared<Estimator>(assembly)
            .Select(type => Record(type, assembly))
            .OfType<NamedRecord>()
            .DistinctBy(record => record.Id)
            .OrderBy(record => record.Id, StringComparer.Ordinal),
    ]);

    private static NamedRecord? Record(Type type, Assembly assembly) => NamedRecord.ConstructorOf(type) is { } constructor
        ? new("estimator", Names.Kebab(type.Name), constructor, Samples, assembly)
        : null;
}
