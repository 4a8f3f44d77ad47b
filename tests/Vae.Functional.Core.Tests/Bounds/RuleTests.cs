using Vae.Functional.Bounds;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>Where each rule fires and where it does not, at its edges.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData(double.NegativeInfinity, "VAE2004")]
    [InlineData(-1.0, "VAE2004")]
    [InlineData(-double.Epsilon, "VAE2004")]
    [InlineData(double.NaN, "VAE2004")]
    [InlineData(double.PositiveInfinity, "VAE2004")]
    [InlineData(0.0, "VAE2002")]
    [InlineData(double.Epsilon, "VAE2001")]
    [InlineData(0.5, "VAE2001")]
    [InlineData(0.9999999999999999, "VAE2001")]
    [InlineData(1.0, null)]
    [InlineData(1.0000000000000002, "VAE2003")]
    [InlineData(2.0, "VAE2003")]
    [InlineData(double.MaxValue, "VAE2003")]
    public void The_weight_of_the_divergence_meets_exactly_one_rule(double beta, string? rule) =>
        Assert.Equal(rule is null ? [] : [rule], Fired(Specs.Binary with { Beta = beta }));

    [Fact]
    public void A_Bernoulli_likelihood_is_for_binary_data_only()
    {
        Assert.Empty(Fired(Specs.Binary));
        Assert.Equal(["VAE1001"], Fired(Specs.Binary with { Observation = new UnitInterval(6) }));
        Assert.Equal(["VAE1001"], Fired(Specs.Binary with { Observation = new RealValued(6) }));
        Assert.Empty(Fired(Specs.Grey));
        Assert.Empty(Fired(Specs.Grey with { Likelihood = new ContinuousBernoulli(new Mlp([], Activation.Relu)) }));
    }

    [Fact]
    public void Decoding_to_the_mean_is_no_draw()
    {
        Assert.Empty(Fired(Specs.Grey with { Decoding = Decoding.Ancestral }));
        Assert.Equal(["VAE3001"], Fired(Specs.Grey with { Decoding = Decoding.Mean }));
    }

    [Fact]
    public void An_estimator_that_claims_no_bound_gives_a_surrogate()
    {
        Assert.True(Specs.Binary.VerdictUnder(new AnalyticKl()).IsBound);
        Assert.True(Specs.Binary.VerdictUnder(new MonteCarlo()).IsBound);
        var verdict = Specs.Binary.VerdictUnder(new ClaimsNothing());
        Assert.Equal(["VAE2005"], verdict.Findings.Select(finding => finding.Rule.Id));
        Assert.False(verdict.IsBound);
    }

    [Fact]
    public void A_rule_is_silent_about_what_is_unknown()
    {
        Assert.Empty(Verdict.Of(new SpecFacts()).Findings);
        Assert.Empty(Verdict.Of(new SpecFacts { Likelihood = Fact<LikelihoodKind>.Known(LikelihoodKind.Bernoulli) }).Findings);
        Assert.Empty(Verdict.Of(new SpecFacts { Observation = Fact<Support>.Known(Support.Real) }).Findings);
    }

    [Fact]
    public void Several_rules_fire_in_the_order_of_the_table() =>
        Assert.Equal(
            ["VAE1001", "VAE2001", "VAE3001"],
            Fired(Specs.Binary with { Observation = new UnitInterval(6), Beta = 0.5, Decoding = Decoding.Mean }));

    [Fact]
    public void Acceptance_needs_words_and_changes_no_verdict()
    {
        Assert.False(new SpecFacts().AcceptsSurrogate);
        Assert.False((Specs.Binary with { AcceptSurrogate = "  " }).Facts.AcceptsSurrogate);
        var accepted = Specs.Binary with { Beta = 0.5, AcceptSurrogate = "an ablation" };
        Assert.True(accepted.Facts.AcceptsSurrogate);
        Assert.False(accepted.Verdict.IsBound);
    }

    private static IEnumerable<string> Fired(VaeSpec spec) => spec.Verdict.Findings.Select(finding => finding.Rule.Id);

    private sealed record ClaimsNothing : Estimator
    {
        public override Claims Claims => new(LowerBoundOf: null, UnbiasedFor: null);

        public override LanguageExt.Either<Fault, Objective> Build(VaeModel model) => new AnalyticKl().Build(model);
    }
}
