using System.Collections.Immutable;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>Every law of distributions, once.</summary>
public static class DistributionLawTable
{
    /// <summary>The laws, in the order in which they are checked.</summary>
    public static ImmutableArray<DistributionLaw> All { get; } =
    [
        ShapeLaws.Batch,
        ShapeLaws.Components,
        ShapeLaws.Map,
        DensityLaws.Normalised,
        DensityLaws.Mean,
        DensityLaws.Deviation,
        DensityLaws.Entropy,
        DrawLaws.Draws,
        DrawLaws.Pathwise,
        EdgesLaw.Law,
    ];
}
