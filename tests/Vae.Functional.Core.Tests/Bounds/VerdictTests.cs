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
        "training: a lower bound on log p(x), looser than it need be (VAE2003)\n"
        + "generation: draws from p(x)",
        (Specs.Binary with { Beta = 4 }).Verdict.ToString());

    [Fact]
    public void A_surrogate_in_sentences() => Assert.Equal(
        "training: a surrogate, not a lower bound on log p(x) (VAE2001)\ngeneration: not drawn from p(x) (VAE3001)",
        (Specs.Binary with { Beta = 0.5, Decoding = Decoding.Mean }).Verdict.ToString());

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
