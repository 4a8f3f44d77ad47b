using static Vae.Functional.Bounds.Wording;

namespace Vae.Functional.Bounds;

/// <summary>Rules 2xxx: whether what is maximised is a lower bound.</summary>
internal static class ObjectiveRules
{
    private const string BetaSource = "Higgins et al. 2017, equation 4";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE2001", "β below 1 is not a lower bound", Severity.Warning, Effect.Surrogate, BetaSource,
            facts => facts.Beta.Is(beta => beta > 0 && beta < 1) ? BelowOne(facts) : null),

        new("VAE2002", "β = 0 leaves q(z|x) free", Severity.Warning, Effect.Surrogate, BetaSource,
            facts => facts.Beta.Is(0.0)
                ? new(
                    "β = 0: nothing holds q(z|x) to the prior, and the objective can exceed log p(x); "
                    + "leave β at 1, or say why in AcceptSurrogate",
                    facts.Beta.Origin)
                : null),

        new("VAE2003", "β above 1 is a looser bound", Severity.Info, Effect.LooserBound, BetaSource,
            facts => facts.Beta.Is(beta => beta > 1 && !double.IsInfinity(beta))
                ? new(
                    $"β = {Number(facts.Beta.Value)} counts the divergence {Number(facts.Beta.Value)} times: "
                    + $"the evidence lower bound becomes looser by {Number(facts.Beta.Value - 1)}·KL; report values at β = 1",
                    facts.Beta.Origin,
                    looseness: Looseness(facts))
                : null),

        new("VAE2004", "β must be a number that is not negative", Severity.Error, Effect.Refused,
            "the objective is unbounded above for β < 0",
            facts => facts.Beta.Is(beta => !(beta >= 0) || double.IsInfinity(beta))
                ? new($"β = {Number(facts.Beta.Value)} makes no objective; give a finite number that is not negative", facts.Beta.Origin)
                : null),

        new("VAE2005", "A warm-up must end before training does", Severity.Warning, Effect.Surrogate,
            "the weight at the last epoch is epochs/warm-up × β, the epochs counted from the start of a cycle",
            facts => (facts.Beta.Is(beta => beta >= 1) || IsBoundAtWeight(facts, 1))
                && WarmedUp(facts) is { } share && EndsAt(facts, share) is < 1 and var weight
                ? new(
                    $"the weight of the divergence ends at {Number(weight)}: {facts.KlWarmupEpochs.Value} epochs of warm-up"
                    + (facts.KlCycleEpochs.Is(cycle => cycle > 0) ? $" in cycles of {facts.KlCycleEpochs.Value}" : "")
                    + $", {facts.Epochs.Value} of training; train longer or warm up faster",
                    facts.KlWarmupEpochs.Origin,
                    effect: IsBoundAtWeight(facts, share) ? Effect.None : null)
                : null),

        new("VAE2006", "Selection must not look into the warm-up", Severity.Warning, Effect.Surrogate,
            "values before the warm-up ends belong to other objectives",
            facts => facts.KlWarmupEpochs.Is(warmup => warmup > 0) && facts.Patience.Is(patience => patience > 0)
                ? new(
                    $"the best epoch can lie inside the {facts.KlWarmupEpochs.Value} epochs of warm-up, "
                    + "where another objective was trained; set Patience to 0, or warm up not at all",
                    facts.Patience.Origin,
                    effect: IsBoundAtWeight(facts, 1.0 / facts.KlWarmupEpochs.Value) ? Effect.None : null)
                : null),

        new("VAE2007", "A term below the divergence is not a lower bound", Severity.Warning, Effect.Surrogate,
            "Burgess et al. 2018, equation 8",
            facts => facts.KlTerm.Is(KlTermKind.Other)
                ? new(
                    "this term of your own is not known to be at least the divergence: the objective can exceed log p(x); "
                    + "use FreeBits, which stays a bound, or say why in AcceptSurrogate",
                    facts.KlTerm.Origin)
            : facts.KlTerm.Is(KlTermKind.Capacity) && facts.CapacityTarget.IsKnown && facts.CapacityWeight.IsKnown && IsOffTarget(facts)
                ? OffTarget(facts)
                : null),

        new("VAE2008", "A point mass has no density", Severity.Warning, Effect.Surrogate, "KL(δ‖p) is infinite for every density p",
            facts => facts.FamilyHasDensity.Is(false)
                ? new(
                    "PointMass has no density and no divergence: this trains a deterministic autoencoder; "
                    + "use DiagonalGaussian, or say why in AcceptSurrogate",
                    facts.FamilyHasDensity.Origin)
                : null),

        new("VAE2009", "The analytic estimator needs a closed form", Severity.Error, Effect.Refused, "the table of divergences",
            facts => facts.Estimator.Is(EstimatorKind.AnalyticKl) && facts.HasClosedFormKl.Is(false)
                ? new(
                    "AnalyticKl needs a closed-form divergence, which this family and prior do not have; use MonteCarlo",
                    facts.Estimator.Origin ?? facts.HasClosedFormKl.Origin)
                : null),

        new("VAE2010", "β and importance weights do not mix", Severity.Warning, Effect.Surrogate,
            "Jensen's inequality holds for the weights p(x, z)/q(z|x) only",
            facts => facts.Beta.Is(beta => beta != 1) && Exponent(facts) is { } exponent && !IsBoundUnderWeights(facts, exponent)
                ? new(
                    $"β = {Number(facts.Beta.Value)} inside importance weights is no bound: their mean is p(x) at β = 1 only; "
                    + "leave β at 1, or use AnalyticKl",
                    facts.Beta.Origin ?? facts.Estimator.Origin)
                : null),

        new("VAE2011", "An estimator that claims no bound gives a surrogate", Severity.Warning, Effect.Surrogate,
            "the estimator's own claims",
            facts => facts.EstimatorClaimsBound.Is(false)
                ? new(
                    "the estimator claims no lower bound; use AnalyticKl or MonteCarlo, or state in its Claims what it is a lower bound of",
                    facts.EstimatorClaimsBound.Origin ?? facts.Estimator.Origin)
                : null),

        new("VAE2012", "A weight penalty is no part of the bound", Severity.Info, Effect.LooserBound,
            "½λ‖W‖² is −log of a normal density of the weights, and not negative",
            facts => facts.Penalty.Is(lambda => lambda > 0 && !double.IsInfinity(lambda))
                ? new(
                    $"λ = {Number(facts.Penalty.Value)} takes ½λ‖W‖² from the objective, a prior on the weights (maximum a posteriori): "
                    + "the training objective lies below the bound by that; values of an evaluation leave it out",
                    facts.Penalty.Origin,
                    looseness: $"{Number(facts.Penalty.Value / 2)}·‖W‖²")
                : null),

        new("VAE2013", "The density of q(z|x) must be known where it is taken", Severity.Error, Effect.Refused,
            "Rezende and Mohamed 2015, equation 7, gives a flow's density at z = f(z₀) through z₀",
            facts => facts.DensityAtDrawsOnly.Is(true) && facts.TakesDensityElsewhere.Is(taker => taker != "")
                ? new(
                    DensityElsewhere.Reason(facts.TakesDensityElsewhere.Value),
                    facts.TakesDensityElsewhere.Origin,
                    other: facts.DensityAtDrawsOnly.Origin)
                : null),

        new("VAE2015", "Importance weights need one draw of the weights", Severity.Error, Effect.Refused,
            "log E p(x|w) − KL(q(w)‖p(w)) can exceed log p(x)",
            facts => facts.DrawsWeightsLocally.Is(true) && facts.ImportanceSamples.Is(samples => samples > 1)
                ? new("weights of p(x|z) that are drawn for each z are averaged under the logarithm, where their divergence pays too little "
                    + "for them; use MonteCarlo, or leave Local false, so that all draws of z share one draw of the weights",
                    facts.DrawsWeightsLocally.Origin, other: facts.Estimator.Origin)
                : null),

        new("VAE2016", "Importance weights need a density", Severity.Error, Effect.Refused,
            "the weights p(x, z)/q(z|x) divide by it",
            facts => facts.FamilyHasDensity.Is(false)
                && facts.Estimator.Is(estimator => estimator is EstimatorKind.ImportanceWeighted or EstimatorKind.Renyi)
                ? new(
                    "importance weights p(x, z)/q(z|x) need a density, and PointMass has none; use AnalyticKl, or DiagonalGaussian",
                    facts.Estimator.Origin,
                    other: facts.FamilyHasDensity.Origin)
                : null),

        new("VAE2017", "A decoder that reads its batch has no p(x|z)", Severity.Warning, Effect.TrainingSurrogate,
            "Ioffe and Szegedy 2015, algorithm 1: a row is divided by the deviation of all rows",
            facts => facts.DecoderReadsBatch.Is(true)
                ? new(
                    "BatchNormalisation in the decoder makes p(x|z) of an observation depend on the others of its batch: training values "
                    + "are a bound for no model of one observation; use LayerNormalisation, or say why in AcceptSurrogate: evaluated "
                    + "values, over running statistics, are a bound",
                    facts.DecoderReadsBatch.Origin)
                : null),

        new("VAE2018", "q(z|x) of other inputs takes a network", Severity.Error, Effect.Refused,
            "Tomczak and Welling 2018, equation 9, and Im et al. 2017 have q of inputs that are no observations",
            facts => facts.PerObservation.Is(PerObservationPlace.Heads) && facts.TakesOtherInputs.Is(taker => taker != "")
                ? new(
                    OtherInputs.Reason(facts.TakesOtherInputs.Value),
                    facts.TakesOtherInputs.Origin,
                    other: facts.PerObservation.Origin)
                : null),
    ];

    private static Hit BelowOne(SpecFacts facts) => IsBoundAtWeight(facts, 1)
        ? new(Together(facts), facts.Beta.Origin, Severity.Info, Effect.None)
        : new(
            $"β = {Number(facts.Beta.Value)} weighs the divergence below 1: "
            + (facts.KlTerm.IsKnown ? "" : "unless its KlTerm makes up for that, ")
            + $"the objective can exceed log p(x); leave β at 1{FixedSigmaInstead(facts)}, or say why in AcceptSurrogate",
            facts.Beta.Origin);

    // At C = 0 only βγ tells, so β has to be known.
    private static bool IsOffTarget(SpecFacts facts) =>
        facts.CapacityTarget.Value != 0 || (!(facts.CapacityWeight.Value >= 1) && facts.Beta.IsKnown);

    private static Hit OffTarget(SpecFacts facts) => IsBoundAtWeight(facts, 1)
        ? new(Together(facts), facts.KlTerm.Origin, Severity.Info, Effect.None)
        : new(
            $"γ·|KL − C| with γ = {Number(facts.CapacityWeight.Value)}, C = {Number(facts.CapacityTarget.Value)} can be less than KL: "
            + "the objective can exceed log p(x); use FreeBits, which stays a bound, or say why in AcceptSurrogate",
            facts.KlTerm.Origin);

    private static string Together(SpecFacts facts)
    {
        var (beta, gamma) = (facts.Beta.Value, facts.CapacityWeight.Value);
        return $"β = {Number(beta)} and γ = {Number(gamma)} at C = 0 together weigh the divergence {Number(beta * gamma)} times, "
            + $"a lower bound; declare Beta = {Number(beta * gamma)} alone";
    }

    // The share of β that the warm-up has reached at the last epoch; null where it ends in time, or where that is not known.
    private static double? WarmedUp(SpecFacts facts) =>
        facts is { Epochs: { IsKnown: true, Value: > 0 }, KlWarmupEpochs: { IsKnown: true, Value: > 0 }, KlCycleEpochs.IsKnown: true }
        && Ramp.AtEndOf(facts.Epochs.Value, facts.KlWarmupEpochs.Value, facts.KlCycleEpochs.Value) is < 1 and var share
            ? share
            : null;

    // Where γ is what a bound hangs on, it takes its part.
    private static double EndsAt(SpecFacts facts, double share) =>
        share * facts.Beta.Value * (IsBoundAtWeight(facts, 1) ? Math.Min(1, WeightInTerm(facts)) : 1);

    // The divergence enters times β, times the share of it that a warm-up has reached and, for γ·|KL − 0|, times γ. A term of at least KL
    // leaves a bound; γ·|KL − C| is 0 at KL = C, whatever weighs it. Where β is not known this is not known either.
    private static bool IsBoundAtWeight(SpecFacts facts, double share) => facts.Beta.Is(beta => share * beta * WeightInTerm(facts) >= 1);

    private static double WeightInTerm(SpecFacts facts) => !facts.KlTerm.Is(KlTermKind.Capacity) || !facts.CapacityTarget.IsKnown ? 1
        : facts.CapacityTarget.Value == 0 && facts.CapacityWeight.IsKnown ? facts.CapacityWeight.Value
        : 0;

    // The s of (1/s) log (1/K) Σ wˢ: 1 for importance weights, 1 − α for Rényi's; null where no weights are averaged: for a single sample,
    // and at α = 1, where their logarithms are.
    private static double? Exponent(SpecFacts facts) => !facts.ImportanceSamples.Is(samples => samples > 1) ? null
        : facts.Estimator.Is(EstimatorKind.ImportanceWeighted) ? 1
        : facts.Estimator.Is(EstimatorKind.Renyi) && facts.Alpha.Is(alpha => alpha != 1) ? 1 - facts.Alpha.Value
        : null;

    // What the objective lies below that of β = 1 and KL itself; with free bits it is that at least. Weights that are averaged have no such
    // form.
    private static string? Looseness(SpecFacts facts) => Exponent(facts) is not null ? null : facts.KlTerm switch
    {
        { IsKnown: true, Value: KlTermKind.Plain } => $"{Number(facts.Beta.Value - 1)}·KL",
        { IsKnown: true, Value: KlTermKind.FreeBits } => $"at least {Number(facts.Beta.Value - 1)}·KL",
        { IsKnown: true, Value: KlTermKind.Capacity } when facts.CapacityTarget.Is(0.0) && facts.CapacityWeight.IsKnown =>
            $"{Number(facts.Beta.Value * facts.CapacityWeight.Value - 1)}·KL",
        _ => null,
    };

    // Two cases are bounds. A term that is never less than log q/p makes every weight at most p(x, z)/q(z|x): free bits, and γ·|log q/p|
    // with βγ ≥ 1. And by Hölder's inequality, E wˢ ≤ p(x)ˢ wherever β ≥ 1 and sβ ≤ 1, which takes α > 0. Where the term is not known the
    // rule is silent.
    private static bool IsBoundUnderWeights(SpecFacts facts, double exponent) => !facts.KlTerm.IsKnown
        || (facts.Beta.Value > 1 && (exponent * facts.Beta.Value <= 1 || facts.KlTerm.Is(KlTermKind.FreeBits)))
        || (facts.KlTerm.Is(KlTermKind.Capacity)
            && (!facts.CapacityTarget.IsKnown || !facts.CapacityWeight.IsKnown
                || (facts.CapacityTarget.Value == 0 && IsBoundAtWeight(facts, 1))));

    // In words that hold for every estimator: a spec is read before a plan is known.
    private static string FixedSigmaInstead(SpecFacts facts) =>
        facts.Sigma.Is(SigmaKind.Fixed) && facts.SigmaValue.Is(sigma => sigma > 0)
        ? $" and write FixedSigma({Number(facts.SigmaValue.Value * Math.Sqrt(facts.Beta.Value))}), which has the same optima outside "
            + "importance weights"
        : "";
}
