using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Rules;

/// <summary>Rules 1xxx, each on source that they speak of and on source that they do not.</summary>
public sealed class ModelRuleTests
{
    [Theory]
    [InlineData("new(new UnitInterval((28, 28)), Latents, Posteriors, new {|VAE1001:Bernoulli|}(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new {|VAE1001:Bernoulli|}(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new {|VAE1002:ContinuousBernoulli|}(Net))")]
    [InlineData("new(new Counts(784), Latents, Posteriors, new {|VAE1001:Bernoulli|}(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new {|VAE1002:Poisson|}(Net))")]
    [InlineData("new(new Pixels(784), Latents, Posteriors, new {|VAE1002:Poisson|}(Net))")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new {|VAE1002:ZeroInflated|}(new NegativeBinomial(Net)))")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new {|VAE1002:BetaLikelihood|}(Net))")]
    [InlineData("new(new Pixels(784), Latents, Posteriors, new {|VAE1002:LogitNormal|}(Net, new SharedSigma(0.1)))")]
    [InlineData("new(new Categories(784, 5), Latents, Posteriors, new {|VAE1002:Categorical|}(Net, 3))")]
    [InlineData("new(new Categories(784, 5), Latents, Posteriors, new {|VAE1003:Categorical|}(Net, 6))")]
    [InlineData("new(new Counts(784), Latents, Posteriors, new {|VAE1003:StudentT|}(Net, new SharedSigma(0.1)))")]
    [InlineData("new(Bits, Latents, Posteriors, new {|VAE1003:DiscretisedLogistic|}(Net))")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new {|VAE1003:Gaussian|}(Net, new SharedSigma(0.1)))")]
    [InlineData("new(Bits, Latents, Posteriors, new {|VAE1003:Gaussian|}(Net, new SharedSigma(0.1)))")]
    [InlineData("new(Bits, Latents, Posteriors, new {|VAE1003:ContinuousBernoulli|}(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new {|VAE1004:SharedSigma|}()))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new LearnedSigma({|VAE1004:0|})))")]
    [InlineData("new(new RealValued(784, Dequantised: false), Latents, Posteriors, new Gaussian(Net, new {|VAE1009:{|VAE1004:OptimalSigma|}|}()))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Laplace(Net, new {|VAE1004:SharedSigma|}()))")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new TruncatedNormal(Net, new {|VAE1004:LearnedSigma|}()))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.5|})))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.001|})))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new {|VAE1006:MeanSquaredError|}(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new MeanSquaredError(Net, {|VAE1006:Reduction.Sum|}))")]
    [InlineData("new(Bits, Latents, Posteriors, new Bernoulli(new Mlp([400], Activation.Relu, {|VAE1007:OutputRange.UnitInterval|})))")]
    [InlineData("new(new Counts(784), Latents, Posteriors, new Poisson(new Mlp([400], Activation.Relu, {|VAE1007:OutputRange.NonNegative|})))")]
    [InlineData("new(new Counts(784), Latents, Posteriors, new ZeroInflated(new Poisson(new Mlp([], Activation.Relu, {|VAE1007:OutputRange.NonNegative|}))))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(new Mlp([], Activation.Relu, {|VAE1007:OutputRange.Symmetric|}), new FixedSigma(1)))")]
    [InlineData("new(new Binary(10), new StandardNormal({|VAE1008:10|}), Posteriors, Coins)")]
    [InlineData("new(new Binary((2, 3)), new StandardNormal({|VAE1008:6|}), Posteriors, Coins)")]
    [InlineData("new(new Binary([1, 2, 3]), new StandardNormal({|VAE1008:6|}), Posteriors, Coins)")]
    public void Speaks(string spec) => Verify.Spec(spec);

    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, Coins)")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new ContinuousBernoulli(Net))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma(1)))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new SharedSigma(0.01)))")]
    [InlineData("new(new RealValued(784, Dequantised: true), Latents, Posteriors, new Gaussian(Net, new LearnedSigma()))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(new Mlp([], Activation.Relu, OutputRange.Natural), new FixedSigma(1)))")]
    [InlineData("new(new Counts(784), Latents, Posteriors, new ZeroInflated(new NegativeBinomial(Net)))")]
    [InlineData("new(new Categories(784, 5), Latents, Posteriors, new Categorical(Net, 5))")]
    [InlineData("new(new Pixels((28, 28)), Latents, Posteriors, new DiscretisedLogistic(Net, Components: 5))")]
    [InlineData("new(new Pixels((28, 28), Dequantise.Uniform), Latents, Posteriors, new LogitNormal(Net, new LearnedSigma()))")]
    [InlineData("new(new UnitInterval(784, Dequantised: true), Latents, Posteriors, new BetaLikelihood(Net))")]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new TruncatedNormal(Net, new SharedSigma(0.01)))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Laplace(Net, new FixedSigma(0.5)))")]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new StudentT(Net, new LearnedSigma(0.01), 3))")]
    [InlineData("new(new Binary((2, 3)), new StandardNormal(5), Posteriors, Coins)")]
    public void IsSilent(string spec) => Verify.Spec(spec);

    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, new {|VAE1003:ContinuousBernoulli|}(Net))", DiagnosticSeverity.Warning)]
    [InlineData("new(new UnitInterval(784), Latents, Posteriors, new {|VAE1003:Gaussian|}(Net, new SharedSigma(0.1)))", DiagnosticSeverity.Info)]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.001|})))", DiagnosticSeverity.Warning)]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.5|})))", DiagnosticSeverity.Info)]
    [InlineData("new(new RealValued(784), Latents, Posteriors, new {|VAE1002:ContinuousBernoulli|}(Net))", DiagnosticSeverity.Error)]
    public void SpeaksAsLoudlyAsTheCaseNeeds(string spec, DiagnosticSeverity severity) => Assert.Equal(severity, Assert.Single(Verify.Spec(spec)).Severity);
}
