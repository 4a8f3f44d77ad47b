namespace Vae.Functional.Bounds;

/// <summary>Whether a likelihood fits an observation, from the tables of both.</summary>
internal static class Pairing
{
    /// <summary>
    /// Why a likelihood is zero at values of the observation; null where it is not, and of a Bernoulli, which has a rule of its own.
    /// </summary>
    public static string? Uncovered(SpecFacts facts)
    {
        if (LikelihoodTable.Of(facts.Likelihood) is not { } likelihood || SupportTable.Of(facts.Observation) is not { } data
            || facts.Likelihood.Is(LikelihoodKind.Bernoulli))
            return null;
        var name = facts.Likelihood.Value;
        if (HasEdges(facts) && likelihood.Covers == Support.OpenUnitInterval)
            return $"{name} is a density on (0, 1) only, and the observation may be 0 or 1; add noise to the data and declare it "
                + "Dequantised, or use ContinuousBernoulli";
        if (!likelihood.Covers.Holds(Taken(facts)))
            return $"{name} is a {(likelihood.Values == ProbabilityKind.Mass ? "mass" : "density")} on "
                + $"{SupportTable.Rows[likelihood.Covers].Values} only, and the observation is {data.Observation}; use {data.Likelihood}"
                + (facts.Observation.Is(Support.Real) && Support.UnitInterval.Holds(likelihood.Covers)
                    ? $", or scale the data and declare {SupportTable.Rows[likelihood.Covers].Observation}" : "");
        return facts is { LikelihoodCategories.IsKnown: true, ObservedCategories.IsKnown: true }
            && facts.LikelihoodCategories.Value < facts.ObservedCategories.Value
            ? $"{name} has {facts.LikelihoodCategories.Value} categories and the observation {facts.ObservedCategories.Value}: the "
                + "last have no probability; give both the same Count"
            : null;
    }

    /// <summary>Why a likelihood spends probability where the observation is not, or is a density where data are discrete.</summary>
    public static (string Why, Severity Severity)? Misplaced(SpecFacts facts)
    {
        if (LikelihoodTable.Of(facts.Likelihood) is not { Values: not ProbabilityKind.None } likelihood
            || SupportTable.Of(facts.Observation) is not { } data || facts.Likelihood.Is(LikelihoodKind.Bernoulli))
            return null;
        var name = facts.Likelihood.Value;
        if (likelihood.Values == ProbabilityKind.Density && data.IsDiscrete)
            return ($"{name} is a density, and {data.Observation} data are discrete: its values are no probabilities; use "
                + data.Likelihood, Severity.Warning);
        if (facts is { LikelihoodCategories.IsKnown: true, ObservedCategories.IsKnown: true })
            return facts.LikelihoodCategories.Value > facts.ObservedCategories.Value
                ? ($"{name} has {facts.LikelihoodCategories.Value} categories and the observation {facts.ObservedCategories.Value}: the "
                    + "probability of the others is lost; give both the same Count", Severity.Info)
                : null;
        return likelihood.Covers != facts.Observation.Value && !facts.Observation.Value.Holds(likelihood.Covers)
            ? ($"a {name} puts {(likelihood.Values == ProbabilityKind.Mass ? "probability" : "density")} outside {data.Values}; "
                + $"{data.Likelihood} does not", Severity.Info)
            : null;
    }

    private static bool HasEdges(SpecFacts facts) => facts.Observation.Is(Support.UnitInterval) && facts.IsDequantised.Is(false);

    // Noise of a grey level's width lies strictly between 0 and 1; where none is declared or known, nothing is said.
    private static Support Taken(SpecFacts facts) =>
        facts.Observation.Is(Support.UnitInterval) ? Support.OpenUnitInterval : facts.Observation.Value;

    /// <summary>Why what the network gives cannot be what the likelihood needs; null where it can.</summary>
    public static string? Unreachable(SpecFacts facts) => LikelihoodTable.Of(facts.Likelihood) switch
    {
        { Reads: { } reads } =>
            $"the network's output is {facts.Output.Value}, but {facts.Likelihood.Value} reads it as {reads}, which take every real "
                + "number; leave Output at Natural",
        { } when SupportTable.Of(facts.Observation) is { } data && !facts.Output.Value.Reaches(facts.Observation.Value) =>
            $"the decoder's mean is {facts.Output.Value} and the observation is {data.Observation}: it cannot reach all data; leave "
                + "Output at Natural",
        _ => null,
    };
}
