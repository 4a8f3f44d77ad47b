using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>From a spec to its verdict. At run time every fact is known.</summary>
public static class SpecVerdict
{
    extension(VaeSpec spec)
    {
        /// <summary>What the rules need to know of the spec.</summary>
        public SpecFacts Facts => new()
        {
            Beta = Fact<double>.Known(spec.Beta),
            Observation = Fact<Support>.Known(spec.Observation.Support),
            Likelihood = Fact<LikelihoodKind>.Known(spec.Likelihood.Kind),
            DecodesToMean = Fact<bool>.Known(spec.Decoding == Decoding.Mean),
            AcceptSurrogate = Fact<string>.Known(spec.AcceptSurrogate ?? ""),
        };

        /// <summary>What training maximises, and whether what is generated is drawn from the model.</summary>
        public Verdict Verdict => Verdict.Of(spec.Facts);

        /// <summary>The verdict on values that are evaluated with the divergence at full weight, whatever β training used.</summary>
        public Verdict EvaluationVerdict => (spec with { Beta = 1 }).Verdict;

        /// <summary>The verdict where the estimator is known too: one that claims no bound gives none.</summary>
        public Verdict VerdictUnder(Estimator estimator) =>
            Verdict.Of(spec.Facts with { EstimatorClaimsBound = Fact<bool>.Known(estimator.Claims.LowerBoundOf is not null) });

        /// <summary>The verdict on values that an estimator gives with the divergence at full weight.</summary>
        public Verdict EvaluationVerdictUnder(Estimator estimator) => (spec with { Beta = 1 }).VerdictUnder(estimator);
    }
}
