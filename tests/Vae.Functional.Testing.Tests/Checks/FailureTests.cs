using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Mistakes;
using static Vae.Functional.Tensors.Expressions;

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
        Assert.Contains("new VaeSpec(new RealValued([", Failure.Value);
        Assert.Contains("encoder.log_variance.bias = ", Failure.Value);
        Assert.Contains("new LawSettings(Seed: 1)", Failure.Value);
    }

    [Fact]
    public void The_same_seed_meets_it_again() => Assert.Equal(
        Failure.Value, Message(Named("log σ² used as log σ in the divergence"), new LawSettings(Seed: 1)));

    [Fact]
    public void The_model_is_shrunk()
    {
        Assert.Contains(
            "new VaeSpec(new RealValued([1]), new StandardNormal(1), new DiagonalGaussian(new Mlp([], Activation.Tanh)), ", Failure.Value);
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
    public void A_right_estimator_that_claims_too_much_is_told_so_and_looks_like_no_mistake()
    {
        var message = Message(new Overclaimed(), new LawSettings());

        Assert.Contains("the law 'unbiased'", message);
        Assert.Contains("it should be the importance-weighted bound of 3 samples", message);
        // Of one draw, most mistakes that are made in weights change nothing.
        Assert.DoesNotContain("looks like", message);
    }

    [Theory]
    [InlineData("a divergence of its own making", "")]
    [InlineData("the arguments swapped", "the arguments of the divergence swapped, KL(p‖q) for KL(q‖p)")]
    [InlineData("no factor ½", "the ½ missing in the divergence")]
    public void An_estimator_of_ones_own_looks_like_a_mistake_that_it_makes(string kind, string mistake) => Assert.Equal(
        mistake, string.Join("; or ", Assert.Throws<LawException>(() => EstimatorLaws.Check(new Antithetic(kind))).LooksLike));

    private static Estimator Named(string mistake) => EstimatorMistakes.All.Single(known => known.Name == mistake).Made;

    private static string Message(Estimator estimator, LawSettings settings) =>
        Assert.Throws<LawException>(() => EstimatorLaws.Check(estimator, settings)).Message;

    private sealed record Pooled : Estimator
    {
        public override Claims Claims => new();

        public override Either<Fault, Objective> Build(VaeModel model) =>
            new Objective(Mean(model.LogLikelihood(model.Posterior.Mean, 1), Axis.Batch), []);
    }

    private sealed record Overclaimed(int Samples = 1) : Estimator
    {
        public override Claims Claims => new(UnbiasedFor: new Quantity.ImportanceWeightedBound(3));

        public override Either<Fault, Objective> Build(VaeModel model) => new ImportanceWeighted(Samples).Build(model);
    }

    // Another function of its noise than any of the table, with the expectation of a mistaken one.
    private sealed record Antithetic(string Kind) : Estimator
    {
        public override Claims Claims => new AnalyticKl().Claims;

        public override Either<Fault, Objective> Build(VaeModel model)
        {
            var q = (NormalDistribution)model.Posterior;
            var z = model.DrawLatent(q, samples: 1);
            var fit = 0.5 * (model.LogLikelihood(z, 1) + model.LogLikelihood(2 * q.Mean - z, 1));
            var (logVariance, variance) = (2 * q.LogScale, Square(q.Scale));
            var divergence = Kind switch
            {
                "the arguments swapped" => 0.5 * Sum(logVariance + (1 + Square(q.Location)) / variance - 1, Axis.Latent),
                "no factor ½" => -Sum(1 + logVariance - Square(q.Location) - variance, Axis.Latent),
                _ => Sum(Square(q.Location) + 0.3 * Square(q.LogScale), Axis.Latent),
            };
            return new Objective(fit - model.KlWeight * divergence, []);
        }
    }
}
