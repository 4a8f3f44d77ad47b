using Vae.Functional.Bounds;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

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
        /// The verdict on values that are evaluated with the divergence itself at full weight, whatever training used, and with σ frozen: by
        /// any estimator that the spec has.
        /// </summary>
        public Verdict EvaluationVerdict => Verdict.OfValues(FactsOf(spec.AtFullWeight, null, new EvaluationPlan()));

        /// <summary>The verdict on validation and test values of a run: a plan's estimator at full weight, σ frozen.</summary>
        public Verdict EvaluationVerdictUnder(TrainingPlan plan) => spec.EvaluationVerdictOf(new EvaluationPlan(plan.Estimator));

        /// <summary>
        /// The verdict on the values that training shows with the divergence itself at full weight: those of an optimal σ are a
        /// batch's maximum, and a bound for no one σ.
        /// </summary>
        public Verdict TrainingValueVerdictUnder(TrainingPlan plan) => Verdict.Of(FactsOf(spec.AtFullWeight, Of(plan.Estimator), null));

        /// <summary>The verdict on the values of an evaluation.</summary>
        /// <param name="evaluation">How it is evaluated.</param>
        /// <param name="isOfTrainingData">Whether that is on the data that were trained on; null where it is not known.</param>
        public Verdict EvaluationVerdictOf(EvaluationPlan evaluation, bool? isOfTrainingData = null) =>
            Verdict.OfValues(FactsOf(spec.AtFullWeight, Of(evaluation.Estimator), evaluation, isOfTrainingData));

        /// <summary>The verdict on a spec under a plan, and on an evaluation where one is given.</summary>
        /// <param name="plan">How it is trained; null where that is not known yet.</param>
        /// <param name="evaluation">How it is evaluated; null where that is not known yet.</param>
        /// <param name="evaluatesTrainingData">Whether that is on the data that are trained on; null where it is not known.</param>
        public Verdict Check(TrainingPlan? plan = null, EvaluationPlan? evaluation = null, bool? evaluatesTrainingData = null) =>
            Verdict.Of(FactsOf(spec, plan, evaluation, evaluatesTrainingData));

        /// <summary>The same model, its objective the divergence itself at full weight and nothing more.</summary>
        public VaeSpec AtFullWeight => spec with { Beta = 1, KlTerm = null, Penalty = null };
    }

    // Of a plan only the estimator has a say in values at full weight.
    private static TrainingPlan Of(Estimator? estimator) => new(1, Estimator: estimator);

    // What a type of the user's own says of itself is known here, and to no analyzer.
    private static SpecFacts FactsOf(
        VaeSpec spec, TrainingPlan? plan, EvaluationPlan? evaluation, bool? evaluatesTrainingData = null)
    {
        var facts = FactTable.Of(
            Opened(spec), plan is null ? null : Declared.Of(plan), evaluation is null ? null : Declared.Of(evaluation));
        return facts with
        {
            Observation = Fact<Bounds.Support>.Known(spec.Observation.Support),
            Likelihood = Fact<LikelihoodKind>.Known(spec.Likelihood.Kind),
            EstimatorClaimsBound = (evaluation?.Estimator ?? plan?.Estimator) is { } estimator
                ? Fact<bool>.Known(estimator.Claims.IsLowerBoundOfLogEvidence)
                : default,
            DecoderReadsBatch = facts.DecoderReadsBatch.IsKnown ? facts.DecoderReadsBatch : ReadsBatch(spec),
            EvaluatesTrainingData = evaluatesTrainingData is { } known ? Fact<bool>.Known(known) : default,
        };
    }

    // What a network of the user's own composes; one that does not fit is refused elsewhere.
    private static Fact<bool> ReadsBatch(VaeSpec spec)
    {
        if (MissingParts.First(spec) is not null || spec.Prior.Faults.Concat(spec.Likelihood.Faults).Any())
            return default;
        try
        {
            var z = Input("z", [Dimension.Batch, spec.Prior.Dimension]);
            var features = spec.Likelihood.Network.Features(z, new Scope("decoder", "d"));
            return Fact<bool>.Known(!Graph.Of(new Output("features", features)).Statistics.IsEmpty);
        }
        catch (TypingException)
        {
            return default;
        }
    }

    // With the distributions that a family and a prior give, where the fact table does not know them by name. A declaration that has none
    // is refused elsewhere.
    private static Declaration Opened(VaeSpec spec)
    {
        var declared = Declared.Of(spec);
        if ((Declared.IsOfTheVocabulary(spec.Family) && Declared.IsOfTheVocabulary(spec.Prior))
            || MissingParts.First(spec) is not null
            || spec.Observation.Faults.Concat(spec.Prior.Faults).Concat(spec.Family.Faults).Any())
            return declared;
        var model = new VaeModel(spec);
        return declared
            .With("Family", declared["Family"].With("Posterior", Declared.TypeOf(model.Posterior)))
            .With("Prior", declared["Prior"].With("Distribution", Declared.TypeOf(model.Prior)));
    }
}
