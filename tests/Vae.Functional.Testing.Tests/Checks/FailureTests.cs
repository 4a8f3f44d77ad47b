using LanguageExt;
using Vae.Functional.Testing.Mistakes;

namespace Vae.Functional.Testing.Tests.Checks;

/// <summary>What a failure says.</summary>
public sealed class FailureTests
{
    // Once for all that is asked of it.
    private static readonly Lazy<string> Failure = new(() => Message(Named("log σ² used as log σ in the divergence"), new LawSettings()));

    [Fact]
    public void It_names_law_estimate_truth_model_mistake_and_seed()
    {
        Assert.Contains("the law 'unbiased' of estimators", Failure.Value);
        Assert.Matches(
            @"E value is -\d+\.\d+, in \[-\d+\.\d+, -\d+\.\d+\] by quadrature; it should be the evidence lower bound, -\d", Failure.Value);
        Assert.Contains("looks like log σ² used as log σ in the divergence", Failure.Value);
        Assert.Contains("VaeSpec { Observation = ", Failure.Value);
        Assert.Contains("encoder.log_variance.bias = ", Failure.Value);
        Assert.Contains("new LawSettings(Seed: 1)", Failure.Value);
    }

    [Fact]
    public void The_same_seed_meets_it_again() => Assert.Equal(
        Failure.Value, Message(Named("log σ² used as log σ in the divergence"), new LawSettings(Seed: 1)));

    [Fact]
    public void The_model_is_shrunk()
    {
        Assert.Contains("{ Shape = [1]", Failure.Value);
        Assert.DoesNotContain("hidden1", Failure.Value);
        Assert.Single(Failure.Value.Split('\n'), line => line.StartsWith("x = ", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_small_a_budget_is_undecided_and_no_pass() => Assert.Contains(
        "undecided: E value is", Message(new MonteCarlo(3), new LawSettings(Budget: 1)));

    [Fact]
    public void An_estimator_that_builds_no_objective_says_why() => Assert.Contains(
        "give [B], a real number for each observation", Message(new Pooled(), new LawSettings()));

    [Fact]
    public void A_right_estimator_that_claims_too_much_is_told_so()
    {
        var message = Message(new Overclaimed(), new LawSettings());

        Assert.Contains("the law 'unbiased'", message);
        Assert.Contains("it should be the importance-weighted bound of 3 samples", message);
    }

    private static Estimator Named(string mistake) => EstimatorMistakes.All.Single(known => known.Name == mistake).Made;

    private static string Message(Estimator estimator, LawSettings settings) =>
        Assert.Throws<LawException>(() => EstimatorLaws.Check(estimator, settings)).Message;

    private sealed record Pooled : Estimator
    {
        public override Claims Claims => new();

        public override Either<Fault, Objective> Build(VaeModel model) =>
            new Objective(Tensors.Expressions.Mean(model.LogLikelihood(model.Posterior.Mean, 1), Tensors.Axis.Batch), []);
    }

    private sealed record Overclaimed : Estimator
    {
        public override Claims Claims => new(UnbiasedFor: new Quantity.ImportanceWeightedBound(3));

        public override Either<Fault, Objective> Build(VaeModel model) => new MonteCarlo().Build(model);
    }
}
