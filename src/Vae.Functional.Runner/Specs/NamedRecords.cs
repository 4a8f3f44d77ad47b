using System.Collections.Immutable;
using System.Reflection;
using LanguageExt;

namespace Vae.Functional.Runner.Specs;

/// <summary>The records of one kind that the command line knows by name.</summary>
/// <param name="Kind">What they are, such as <c>estimator</c>.</param>
/// <param name="All">Each by a name of its own, in the order in which they are told.</param>
/// <param name="Others">How things are asked for that no constructor makes from numbers.</param>
internal sealed record NamedRecords(string Kind, ImmutableArray<NamedRecord> All, params ImmutableArray<string> Others)
{
    /// <summary>How each is asked for.</summary>
    public ImmutableArray<string> Forms => [.. All.Select(record => record.Form), .. Others];

    /// <summary>The one of this name, or a fault that names the nearest one and tells all.</summary>
    public Either<Fault, NamedRecord> Find(string id) => All.FirstOrDefault(record => record.Id == id) is { } found
        ? found
        : new Fault($"there is no {Kind} '{id}'; did you mean '{Names.Nearest(id, All.Select(record => record.Id))}'? "
            + $"There are {string.Join(", ", Forms)}");

    /// <summary>The public records of a kind that an assembly and the library declare: a user's own before one of the library's.</summary>
    public static IEnumerable<Type> Declared<T>(Assembly assembly) =>
        new[] { assembly, typeof(T).Assembly }.Distinct()
            .SelectMany(source => source.GetExportedTypes())
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsSubclassOf(typeof(T)));
}
