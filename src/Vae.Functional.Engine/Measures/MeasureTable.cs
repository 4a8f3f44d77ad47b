using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>The measures of the library, each with its default settings, in the order in which reports show them.</summary>
public static class MeasureTable
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Measure> All { get; } =
    [
        new EvidenceBound(),
        new BitsPerDimension(),
        new LogEvidence(),
        new RateAndDistortion(),
        new DivergencePerComponent(),
        new MutualInformation(),
        new AggregateDivergence(),
        new ActiveUnits(),
        new PosteriorCollapse(),
        new VarianceSplit(),
        new ReconstructionError(),
        new DecoderNorms(),
    ];
}
