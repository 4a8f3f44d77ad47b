using System.Collections.Immutable;
using Vae.Functional.Bounds;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>What a verdict says, and which type of evaluation it allows.</summary>
public sealed class VerdictTests
{
    private static readonly ImmutableSortedDictionary<string, double> NoTerms = ImmutableSortedDictionary<string, double>.Empty;

    [Theory]
    [InlineData(-1.0, "surrogate objective")]
    [InlineData(double.NaN, "surrogate objective")]
    [InlineData(0.0, "surrogate objective")]
    [InlineData(0.5, "surrogate objective")]
    [InlineData(1.0, "bound")]
    [InlineData(2.0, "bound")]
    public void Only_a_bound_is_called_one(double beta, string name)
    {
        var verdict = (Specs.Binary with { Beta = beta }).Verdict;
        Assert.Equal(name, verdict.ObjectiveName);
        Assert.Equal(name, Evaluation.Under(verdict, -1, 0.1, 10, NoTerms).Name);
        Assert.Equal(name == "bound", verdict.IsBound);
    }

    [Fact]
    public void A_bound_in_sentences() => Assert.Equal(
        "training: a lower bound on log p(x)\ngeneration: draws from p(x)",
        Specs.Binary.Verdict.ToString());

    [Fact]
    public void A_looser_bound_in_sentences() => Assert.Equal(
        "training: a lower bound on log p(x), looser by 3·KL (VAE2003)\ngeneration: draws from p(x)",
        (Specs.Binary with { Beta = 4 }).Verdict.ToString());

    [Fact]
    public void A_penalty_on_weights_is_no_part_of_the_bound()
    {
        var penalised = Specs.Binary with { Beta = 4, Penalty = new WeightPenalty(0.01) };
        Assert.StartsWith(
            "training: a lower bound on log p(x), looser by 3·KL (VAE2003), looser by 0.005·‖W‖² (VAE2012)\n",
            penalised.Verdict.ToString());
        Assert.StartsWith("training: a lower bound on log p(x)\n", penalised.EvaluationVerdict.ToString());
        Assert.Empty((Specs.Binary with { Penalty = new WeightPenalty(0) }).Verdict.Findings);
    }

    [Theory]
    [InlineData(null, "looser by 3·KL (VAE2003)")]
    [InlineData("free bits", "looser by at least 3·KL (VAE2003)")]
    [InlineData("capacity", "looser by 7·KL (VAE2003)")]
    public void How_loose_depends_on_the_term(string? term, string said) => Assert.Contains(
        said,
        (Specs.Binary with
        {
            Beta = 4,
            KlTerm = term switch { null => null, "capacity" => new Capacity(Gamma: 2, C: 0), _ => new FreeBits(2) },
        }).Verdict.ToString());

    [Fact]
    public void A_surrogate_in_sentences() => Assert.Equal(
        "training: a surrogate, not a lower bound on log p(x) (VAE2001)\ngeneration: not drawn from p(x) (VAE3001)",
        (Specs.Binary with { Beta = 0.5, Decoding = Decoding.Mean }).Verdict.ToString());

    [Fact]
    public void A_Bernoulli_on_grey_data_is_named_for_what_it_bounds()
    {
        const string Bounded = "log p(x) of the continuous Bernoulli with the same logits, loose by at least 6 ln 2 = 4.159 nats";
        var grey = Specs.Binary with { Observation = new UnitInterval((2, 3)) };
        Assert.Equal(
            $"training: a surrogate, not a lower bound on log p(x) (VAE1001); it is a lower bound on {Bounded}\n"
            + "generation: draws from p(x)",
            grey.Verdict.ToString());
        Assert.Equal(Bounded, Assert.IsType<Evaluation.Surrogate>(Evaluation.Under(grey.EvaluationVerdict, -1, 0.1, 10, NoTerms)).BoundOf);

        // Another reason takes that away, and so does an estimator of which no more is known than what it claims of the declared model.
        Assert.Null(BoundOf((grey with { Beta = 0.5 }).Verdict));
        Assert.Null(BoundOf(grey.Check(new TrainingPlan(1, Estimator: new OwnEstimator()))));
        Assert.Null(BoundOf((grey with { Observation = new RealValued((2, 3)) }).Verdict));
    }

    [Fact]
    public void A_refitted_sigma_bounds_another_model()
    {
        var optimal = Specs.Grey with { Likelihood = new Gaussian(new Mlp([], Activation.Relu), new OptimalSigma(0.1)) };
        Assert.Equal(
            "log p(x) of another model, whose σ is fitted to the evaluated data",
            BoundOf(optimal.EvaluationVerdictOf(new EvaluationPlan(Sigma: SigmaChoice.Refitted))));
        Assert.True(optimal.EvaluationVerdict.IsBound);
        Assert.False(optimal.Verdict.IsBound);
        Assert.False(optimal.TrainingValueVerdictUnder(new TrainingPlan(1)).IsBound);
    }

    [Fact]
    public void Training_data_are_remarked_and_leave_the_verdict_alone()
    {
        var verdict = Specs.Binary.EvaluationVerdictOf(new EvaluationPlan(), isOfTrainingData: true);
        Assert.True(verdict.IsBound);
        Assert.Equal("VAE3005", Assert.Single(verdict.Remarks).Rule.Id);
        var value = Evaluation.Under(verdict, -1, 0.1, 10, NoTerms);
        Assert.IsType<Evaluation.Bound>(value);
        Assert.EndsWith($"\n{verdict.Remarks[0]}", value.ToString());
        Assert.NotEqual(value, value with { Remarks = [] });
        Assert.Empty(Specs.Grey.EvaluationVerdictOf(new EvaluationPlan(), isOfTrainingData: false).Remarks);
    }

    private static string? BoundOf(Verdict verdict) => Assert.IsType<TrainingVerdict.Surrogate>(verdict.Training).BoundOf;

    private sealed record OwnEstimator : Estimator
    {
        public override Claims Claims => new AnalyticKl().Claims;

        public override LanguageExt.Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
    }

    [Fact]
    public void Decoding_leaves_the_bound_alone()
    {
        var verdict = (Specs.Grey with { Decoding = Decoding.Mean }).Verdict;
        Assert.True(verdict.IsBound);
        Assert.Single(verdict.Generation);
    }

    [Fact]
    public void A_surrogate_names_its_reasons_and_a_bound_what_it_bounds()
    {
        var surrogate = Assert.IsType<Evaluation.Surrogate>(Evaluation.Under((Specs.Binary with { Beta = 0 }).Verdict, -1, 0.1, 10, NoTerms));
        Assert.Equal("VAE2002", Assert.Single(surrogate.Reasons).Rule.Id);
        var bound = Assert.IsType<Evaluation.Bound>(Evaluation.Under(Specs.Binary.Verdict, -1, 0.1, 10, NoTerms));
        Assert.Equal("log p(x)", bound.Of);
    }

    [Fact]
    public void Evaluation_is_at_full_weight_whatever_training_weighed()
    {
        Assert.True((Specs.Binary with { Beta = 0.1 }).EvaluationVerdict.IsBound);
        Assert.False((Specs.Binary with { Observation = new UnitInterval(6) }).EvaluationVerdict.IsBound);
    }
}
