using System.Collections.Immutable;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// Every law of estimators, once: the cheapest and the most telling first, since a check ends at the first that is broken.
/// </summary>
public static class EstimatorLawTable
{
    /// <summary>The laws, in the order in which they are checked.</summary>
    public static ImmutableArray<EstimatorLaw> All { get; } =
    [
        BatchLaw.Law,
        MinibatchLaw.Law,
        RelabellingLaw.Law,
        UnitsLaw.Law,
        ReachLaw.Law,
        ValueLaws.LowerBound,
        ValueLaws.Unbiased,
        UnbiasedExponentialLaw.Law,
        GapLaw.Law,
        AgreementLaw.Law,
        WeightLaw.Law,
        GradientLaw.Law,
        OneSampleLaw.Law,
        MonotoneLaw.Law,
        VarianceLaw.Law,
    ];
}
