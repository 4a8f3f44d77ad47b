using System.Reflection;
using Vae.Functional.Runner.Specs;
using Vae.Functional.Runner.Studies;

namespace Vae.Functional.Specs.Tests;

/// <summary>What the specs project declares, and what it brings of results.</summary>
internal static class Declared
{
    private static readonly Assembly Assembly = typeof(SimpleVae).Assembly;

    public static SpecCatalog Specs { get; } = SpecCatalog.Of(Assembly);

    public static StudyCatalog Studies { get; } = StudyCatalog.Of(Assembly);

    /// <summary>The recorded results, in the order of the studies.</summary>
    public static StudyRecord[] Recorded =>
        [.. Studies.Studies.SelectMany(study => StudyFolder.Recorded(Assembly, study.Id).OrThrow().ToSeq())];
}
