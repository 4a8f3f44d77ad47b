using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Rules;

/// <summary>Rules 3xxx, each on source that they speak of and on source that they do not.</summary>
public sealed class GenerationRuleTests
{
    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Decoding: {|VAE3001:Decoding.Mean|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Decoding: {|VAE3001:Decoding.Shifted|}, Shift: 2)")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma(1)), Decoding: {|VAE3002:{|VAE3001:Decoding.Mean|}|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Decoding: Decoding.Ancestral)")]
    public void Decoded(string spec) => Verify.Spec(spec);

    [Theory]
    [InlineData("new EvaluationPlan(Latent: {|VAE3003:LatentChoice.Mean|})")]
    [InlineData("new EvaluationPlan(Sigma: {|VAE3004:SigmaChoice.Refitted|})")]
    [InlineData("new EvaluationPlan(Seed: 3)")]
    [InlineData("null")]
    public void Evaluated(string evaluation) => Verify.Body(
        $"""
        VaeSpec spec = new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new {"{|VAE1009:OptimalSigma|}"}(0.1)));
        using var fit = spec.Train(data, new TrainingPlan(10));
        return fit.Evaluate(data.Test!, {evaluation});
        """);

    [Fact]
    public void EvaluatedWithAKnownSigma() => Verify.Body(
        """
        using var fit = new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, new TrainingPlan(10));
        return fit.Evaluate(data.Test!, new EvaluationPlan(Sigma: SigmaChoice.Refitted));
        """);

    [Theory]
    [InlineData("data", "{|VAE3005:data|}")]
    [InlineData("data.Test!", "{|VAE3005:data.Test|}!")]
    [InlineData("data", "data.Test!")]
    [InlineData("data", "Data.Csv(\"held out\")")]
    public void EvaluatedOnTrainingData(string trained, string evaluated) => Verify.Body(
        $"""
        using var fit = new VaeSpec(Bits, Latents, Posteriors, Coins).Train({trained}, new TrainingPlan(10));
        return fit.Evaluate({evaluated});
        """);

    [Fact]
    public void EvaluatedOnTheTrainingDataOfAnotherModel() => Verify.Body(
        """
        var spec = new VaeSpec(Bits, Latents, Posteriors, Coins);
        var (first, second) = (data, data.Test!);
        using var one = spec.Train(first, new TrainingPlan(10));
        using var other = spec.Train(second, new TrainingPlan(10));
        return one.Evaluate(second);
        """);
}
