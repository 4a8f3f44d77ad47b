using static Vae.Functional.Bounds.Wording;

namespace Vae.Functional.Bounds;

/// <summary>Rules 2xxx: whether what is maximised is a lower bound.</summary>
internal static class ObjectiveRules
{
    private const string BetaSource = "Higgins et al. 2017, equation 4";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("VAE2001", "β below 1 is not a lower bound", Severity.Warning, Effect.Surrogate, BetaSource,
            facts => facts.Beta.Is(beta => beta > 0 && beta < 1)
                ? new($"β = {Number(facts.Beta.Value)} weighs the divergence below 1: the objective can exceed log p(x); leave β at 1{FixedSigmaInstead(facts)}, or say why in AcceptSurrogate", facts.Beta.Origin)
                : null),

        new("VAE2002", "β = 0 leaves q(z|x) free", Severity.Warning, Effect.Surrogate, BetaSource,
            facts => facts.Beta.Is(0.0)
                ? new("β = 0: nothing holds q(z|x) to the prior, and the objective can exceed log p(x); leave β at 1, or say why in AcceptSurrogate", facts.Beta.Origin)
                : null),

        new("VAE2003", "β above 1 is a looser bound", Severity.Info, Effect.LooserBound, BetaSource,
            facts => facts.Beta.Is(beta => beta > 1 && !double.IsInfinity(beta))
                ? new($"β = {Number(facts.Beta.Value)}: the training objective is a lower bound, looser by (β − 1)·KL; report values at β = 1", facts.Beta.Origin)
                : null),

        new("VAE2004", "β must be a number that is not negative", Severity.Error, Effect.Refused, "the objective is unbounded above for β < 0",
            facts => facts.Beta.Is(beta => !(beta >= 0) || double.IsInfinity(beta))
                ? new($"β = {Number(facts.Beta.Value)} makes no objective; give a finite number that is not negative", facts.Beta.Origin)
                : null),

        new("VAE2005", "A warm-up must end before training does", Severity.Warning, Effect.Surrogate, "the weight at the last epoch is epochs/warm-up × β",
            facts => facts.Beta.Is(beta => beta >= 1) && facts.KlWarmupEpochs.Is(warmup => warmup > 0 && facts.Epochs.Is(epochs => epochs < warmup && epochs * facts.Beta.Value < warmup))
                ? new($"the weight of the divergence ends at {Number(facts.Epochs.Value * facts.Beta.Value / facts.KlWarmupEpochs.Value)}: {facts.KlWarmupEpochs.Value} epochs of warm-up, {facts.Epochs.Value} of training; train longer or warm up faster", facts.KlWarmupEpochs.Origin)
                : null),

        new("VAE2006", "Selection must not look into the warm-up", Severity.Warning, Effect.Surrogate, "values before the warm-up ends belong to other objectives",
            facts => facts.KlWarmupEpochs.Is(warmup => warmup > 0) && facts.Patience.Is(patience => patience > 0)
                ? new($"the best epoch can lie inside the {facts.KlWarmupEpochs.Value} epochs of warm-up, where another objective was trained; set Patience to 0, or warm up not at all", facts.Patience.Origin)
                : null),

        new("VAE2007", "A capacity target is not a lower bound", Severity.Warning, Effect.Surrogate, "Burgess et al. 2018, equation 8",
            facts => facts.KlTerm.Is(KlTermKind.Capacity) && facts.CapacityTarget.IsKnown && facts.CapacityWeight.IsKnown && !(facts.CapacityTarget.Value == 0 && facts.CapacityWeight.Value >= 1)
                ? new($"γ·|KL − C| with γ = {Number(facts.CapacityWeight.Value)}, C = {Number(facts.CapacityTarget.Value)} can be less than KL: the objective can exceed log p(x); use FreeBits, which stays a bound, or say why in AcceptSurrogate", facts.KlTerm.Origin)
                : null),

        new("VAE2008", "A point mass has no density", Severity.Warning, Effect.Surrogate, "KL(δ‖p) is infinite for every density p",
            facts => facts.FamilyHasDensity.Is(false)
                ? new("PointMass has no density and no divergence: this trains a deterministic autoencoder; use DiagonalGaussian, or say why in AcceptSurrogate", facts.FamilyHasDensity.Origin)
                : null),

        new("VAE2009", "The analytic estimator needs a closed form", Severity.Error, Effect.Refused, "the table of divergences",
            facts => facts.Estimator.Is(EstimatorKind.AnalyticKl) && facts.HasClosedFormKl.Is(false)
                ? new("AnalyticKl needs a closed-form divergence, which this family and prior do not have; use MonteCarlo", facts.Estimator.Origin ?? facts.HasClosedFormKl.Origin)
                : null),

        new("VAE2010", "β and importance weights do not mix", Severity.Warning, Effect.Surrogate, "Jensen's inequality holds for the weights p(x, z)/q(z|x) only",
            facts => facts.Beta.Is(beta => beta != 1) && Weighted(facts) is { } origin
                ? new($"β = {Number(facts.Beta.Value)} inside importance weights is no bound, not even above 1; leave β at 1", facts.Beta.Origin ?? origin.Origin)
                : null),

        new("VAE2011", "An estimator that claims no bound gives a surrogate", Severity.Warning, Effect.Surrogate, "the estimator's own claims",
            facts => facts.EstimatorClaimsBound.Is(false)
                ? new("the estimator claims no lower bound; use AnalyticKl or MonteCarlo, or state in its Claims what it is a lower bound of", facts.EstimatorClaimsBound.Origin)
                : null),
    ];

    private static Fact<EstimatorKind>? Weighted(SpecFacts facts) =>
        (facts.Estimator.Is(EstimatorKind.ImportanceWeighted) && facts.ImportanceSamples.Is(samples => samples > 1))
        || (facts.Estimator.Is(EstimatorKind.Renyi) && facts.Alpha.Is(alpha => alpha != 1))
            ? facts.Estimator
            : null;

    private static string FixedSigmaInstead(SpecFacts facts) => facts.Sigma.Is(SigmaKind.Fixed) && facts.SigmaValue.Is(sigma => sigma > 0)
        ? $" and write FixedSigma({Number(facts.SigmaValue.Value * Math.Sqrt(facts.Beta.Value))}), which has the same optima"
        : "";
}
