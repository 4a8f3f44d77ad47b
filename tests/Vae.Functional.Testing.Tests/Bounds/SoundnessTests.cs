using System.Globalization;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Testing.Oracles;
using Vae.Functional.Testing.Specs;

namespace Vae.Functional.Testing.Tests.Bounds;

/// <summary>What is called a lower bound is one: on models whose log p(x) is known, for generated cases.</summary>
public sealed class SoundnessTests
{
    // Sampled divergences under |KL − C| and max(KL, floor), and absolute errors, have kinks, which cost quadrature digits.
    private static double Accuracy(SpecCase specCase) =>
        (specCase.Spec.KlTerm is not null && specCase.Estimator is not AnalyticKl) || specCase.Spec.Likelihood is Laplace ? 1e-3 : 1e-5;

    private static double AccuracyOfEvidence(SpecCase specCase) => specCase.Spec.Likelihood is Laplace ? 1e-4 : 1e-9;

    // More, and others, by the environment, for a long run.
    private static readonly int Cases = (int)FromEnvironment("SOUNDNESS_CASES", 500);

    private static readonly ulong Seed = FromEnvironment("SOUNDNESS_SEED", 31);

    private int refused;

    [Fact]
    public void A_training_objective_with_the_verdict_lower_bound_does_not_exceed_the_evidence() => Laws.Hold(
        "the expected training objective is at most log p(x)",
        SpecCases.Where(specCase => specCase.Spec.Check(specCase.Plan).IsBound),
        specCase => Below(specCase, Objective(specCase)),
        Seed,
        Cases);

    [Fact]
    public void An_evaluated_value_with_the_verdict_lower_bound_does_not_exceed_the_evidence() => Laws.Hold(
        "the expected value of an evaluation is at most log p(x)",
        SpecCases.Where(specCase => specCase.Spec.EvaluationVerdictOf(new EvaluationPlan(specCase.Estimator)).IsBound),
        specCase => Below(specCase, OneDimensionalLatent.ExpectedValue(
            specCase.Spec, specCase.Estimator, specCase.Parameters, specCase.Observation.AsSpan(), Accuracy(specCase))),
        Seed + 1,
        Cases / 2);

    [Fact]
    public void A_Bernoulli_on_grey_data_bounds_the_continuous_Bernoulli_with_log_2_a_component_to_spare() => Laws.Hold(
        "the objective is at most log p(x) − D log 2 of the continuous Bernoulli with the same logits",
        SpecCases.Where(specCase => specCase.Spec.Likelihood is Bernoulli
            && specCase.Spec.Check(specCase.Plan).Training is TrainingVerdict.Surrogate { BoundOf: not null }),
        specCase => Below(
            specCase with { Spec = specCase.Spec with { Likelihood = new ContinuousBernoulli(specCase.Spec.Likelihood.Network) } },
            Objective(specCase).Map(objective => objective + specCase.Observation.Length * Math.Log(2))),
        Seed + 2,
        Cases / 6);

    private static ulong FromEnvironment(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static Either<Fault, double> Objective(SpecCase specCase) => OneDimensionalLatent.ExpectedObjective(
        specCase.AsKept, specCase.Estimator, specCase.Parameters, specCase.Observation.AsSpan(), Accuracy(specCase));

    // A case that cannot be integrated to the accuracy that is asked for shows nothing either way; such cases must stay few.
    private Either<Fault, Unit> Unseen()
    {
        refused++;
        return refused <= 5 + Cases / 20 ? Unit.Default : new Fault($"{refused} cases could not be integrated");
    }

    private Either<Fault, Unit> Below(SpecCase specCase, Either<Fault, double> expected) => expected.Match(
        Left: _ => Unseen(),
        Right: value => OneDimensionalLatent.LogEvidence(
            specCase.Spec, specCase.Parameters, specCase.Observation.AsSpan(), AccuracyOfEvidence(specCase)).Match(
            Left: _ => Unseen(),
            Right: evidence => value <= evidence + 10 * Accuracy(specCase) * (1 + Math.Abs(evidence))
                ? (Either<Fault, Unit>)Unit.Default
                : new Fault($"{value:R} exceeds log p(x) = {evidence:R}")));
}
