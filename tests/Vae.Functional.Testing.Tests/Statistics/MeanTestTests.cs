using Vae.Functional.Noise;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.Tests.Statistics;

/// <summary>
/// The sequential test of a mean errs no more often than it says, on draws with heavy tails, and says when it does not know.
/// </summary>
public sealed class MeanTestTests
{
    // A log-normal of σ = ¾: skewness 4, kurtosis 52.
    private const double Sigma = 0.75;

    private static Func<int, int, double[]> Skewed(int stream, double mean) => (first, count) =>
    {
        var draws = new double[count];
        NoiseKey.FromSeed(7).Then(stream).FillStandardNormal(draws, first);
        return Array.ConvertAll(draws, normal => Math.Exp(Sigma * normal) - Math.Exp(Sigma * Sigma / 2) + mean);
    };

    // Of 200 true hypotheses at a rate of 1/20, 10 are expected to be rejected if the test is exact; 25 or more have a probability below
    // 1e-4.
    [Theory]
    [InlineData(Hypothesis.Zero)]
    [InlineData(Hypothesis.NotPositive)]
    public void A_true_hypothesis_is_rejected_no_more_often_than_stated(Hypothesis hypothesis)
    {
        var test = new MeanTest(ErrorRate: 0.05, Margin: 0.1, Budget: 1 << 14);
        var broken = Enumerable.Range(0, 200).Count(stream => test.Of(hypothesis, Skewed(stream, 0)).Decision == Decision.Broken);
        Assert.InRange(broken, 0, 24);
    }

    [Theory]
    [InlineData(0.0, Hypothesis.Zero, Decision.Holds)]
    [InlineData(0.2, Hypothesis.Zero, Decision.Broken)]
    [InlineData(-0.2, Hypothesis.Zero, Decision.Broken)]
    [InlineData(0.2, Hypothesis.NotPositive, Decision.Broken)]
    [InlineData(-0.2, Hypothesis.NotPositive, Decision.Holds)]
    [InlineData(0.0, Hypothesis.NotPositive, Decision.Holds)]
    public void What_is_certain_is_decided(double mean, Hypothesis hypothesis, Decision decision)
    {
        var verdict = new MeanTest().Of(hypothesis, Skewed(0, mean));

        Assert.Equal(decision, verdict.Decision);
        Assert.InRange(mean, verdict.Low, verdict.High);
    }

    [Fact]
    public void What_is_not_certain_by_the_end_of_the_budget_is_undecided()
    {
        var verdict = new MeanTest(Margin: 1e-3, Budget: 20_000).Of(Hypothesis.Zero, Skewed(0, 0));

        Assert.Equal(Decision.Undecided, verdict.Decision);
        Assert.True(verdict.Draws >= 20_000);
    }

    [Fact]
    public void A_clear_answer_takes_fewer_draws()
    {
        var (clear, close) = (new MeanTest().Of(Hypothesis.Zero, Skewed(0, 0.5)), new MeanTest().Of(Hypothesis.Zero, Skewed(0, 0.08)));

        Assert.Equal((Decision.Broken, Decision.Broken), (clear.Decision, close.Decision));
        Assert.True(clear.Draws < close.Draws);
    }

    [Theory]
    [InlineData(0.0, Decision.Holds)]
    [InlineData(1e-3, Decision.Broken)]
    [InlineData(double.NaN, Decision.Broken)]
    public void Draws_that_are_all_one_number_need_no_statistics(double value, Decision decision) =>
        Assert.Equal(decision, new MeanTest().Of(Hypothesis.Zero, (_, count) => [.. Enumerable.Repeat(value, count)]).Decision);

    // The variance of the draws is e^σ²(e^σ² − 1); at a rate of 1/20 the bound may lie below it in 200 runs 24 times.
    [Fact]
    public void The_bound_on_the_variance_lies_above_it()
    {
        var variance = Math.Exp(Sigma * Sigma) * (Math.Exp(Sigma * Sigma) - 1);
        var below = Enumerable.Range(0, 200).Count(stream => VarianceBound.Of(Skewed(stream, 0)(0, 2000), 60, 0.05) < variance);
        Assert.InRange(below, 0, 24);
        Assert.Contains("give more", Assert.Throws<ArgumentException>(() => VarianceBound.Of([1, 2], 60, 0.05)).Message);
    }
}
