using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>From a spec, and the plans that it meets, to its verdict. At run time every fact is known.</summary>
public static class SpecVerdict
{
    extension(VaeSpec spec)
    {
        /// <summary>What the rules need to know of the spec alone.</summary>
        public SpecFacts Facts => FactsOf(spec, null, null);

        /// <summary>What training maximises, and whether what is generated is drawn from the model.</summary>
        public Verdict Verdict => Verdict.Of(spec.Facts);

        /// <summary>
        /// The verdict on values that are evaluated with the divergence itself at full weight, whatever training used, and with σ frozen.
        /// </summary>
        public Verdict EvaluationVerdict => spec.EvaluationVerdictOf(new EvaluationPlan());

        /// <summary>The verdict on validation and test values of a run: a plan's estimator at full weight, σ frozen.</summary>
        public Verdict EvaluationVerdictUnder(TrainingPlan plan) => spec.EvaluationVerdictOf(new EvaluationPlan(plan.Estimator));

        /// <summary>
        /// The verdict on the values that training shows with the divergence itself at full weight: those of an optimal σ are a
        /// batch's maximum, and a bound for no one σ.
        /// </summary>
        public Verdict TrainingValueVerdictUnder(TrainingPlan plan) =>
            Verdict.OfValues(FactsOf(spec with { Beta = 1, KlTerm = null }, null, new EvaluationPlan(plan.Estimator)));

        /// <summary>The verdict on the values of an evaluation.</summary>
        public Verdict EvaluationVerdictOf(EvaluationPlan evaluation)
        {
            var facts = FactsOf(spec with { Beta = 1, KlTerm = null }, null, evaluation);
            var isFrozen = facts.Sigma.Is(SigmaKind.Optimal) && !facts.RefitsSigma.Is(true);
            return Verdict.OfValues(isFrozen ? facts with { Sigma = default } : facts);
        }

        /// <summary>The verdict on a spec under a plan, and on an evaluation where one is given.</summary>
        /// <param name="plan">How it is trained; null where that is not known yet.</param>
        /// <param name="evaluation">How it is evaluated; null where that is not known yet.</param>
        public Verdict Check(TrainingPlan? plan = null, EvaluationPlan? evaluation = null) => Verdict.Of(FactsOf(spec, plan, evaluation));
    }

    // What a type of the user's own says of itself is known here, and to no analyzer.
    private static SpecFacts FactsOf(VaeSpec spec, TrainingPlan? plan, EvaluationPlan? evaluation) =>
        FactTable.Of(Declared.Of(spec), plan is null ? null : Declared.Of(plan), evaluation is null ? null : Declared.Of(evaluation)) with
        {
            Observation = Fact<Support>.Known(spec.Observation.Support),
            Likelihood = Fact<LikelihoodKind>.Known(spec.Likelihood.Kind),
            EstimatorClaimsBound = (evaluation?.Estimator ?? plan?.Estimator) is { } estimator
                ? Fact<bool>.Known(estimator.Claims.IsLowerBoundOfLogEvidence)
                : default,
        };
}
