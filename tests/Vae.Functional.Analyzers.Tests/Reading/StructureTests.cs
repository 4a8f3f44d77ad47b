using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>Constants, constructor arguments, initialisers and <c>with</c>.</summary>
public sealed class StructureTests
{
    [Theory]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|})")]
    [InlineData("new VaeSpec(Beta: {|VAE2001:0.5|}, Likelihood: Coins, Family: Posteriors, Prior: Latents, Observation: Bits)")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:1 / 4.0|})")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, ({|VAE2001:0.5|}))")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5f|})")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins) { Beta = {|VAE2001:0.5|} }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5) { Beta = 1 }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins) with { Beta = {|VAE2001:0.5|} }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5) with { Beta = 1 }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins) with { Beta = 0.5 } with { Shift = 1, Beta = 1 }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins) with { Beta = {|VAE2001:0.5|} } with { Shift = 1 }")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}).WithWeightPosterior(new MeanField(new NormalWeightPrior()))")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5).WithWeightPosterior(new MeanField(new NormalWeightPrior())) with { Beta = 1 }")]
    [InlineData("new VaeSpec(new RealValued(9), new(2), Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.5|})) with { Network = Net })", true)]
    [InlineData("new VaeSpec(new RealValued(9), new StandardNormal(2), Posteriors, new Gaussian(Net, new FixedSigma(0.5)) with { Sigma = new FixedSigma(1) })")]
    public void Declared(string spec, bool abstractType = false) =>
        Verify.Spec(abstractType ? spec.Replace("new(2)", "new StandardNormal(2)", StringComparison.Ordinal) : spec);

    [Fact]
    public void WhatIsSetOnAnUnknownSpecIsKnown() => Verify.Members(
        """
        public static VaeSpec Weighted(VaeSpec spec) => spec with { Beta = {|VAE2001:0.5|} };
        public static VaeSpec Drawn(VaeSpec spec) => (spec with { Penalty = new WeightPenalty({|VAE2012:0.1|}) }).WithWeightPosterior(new {|VAE1013:MeanField|}(new NormalWeightPrior()));
        public static VaeSpec Moved(VaeSpec spec) => spec with { Prior = new StandardNormal(2000) };
        public static VaeSpec Narrowed(Gaussian gaussian) => new(Bits, Latents, Posteriors, gaussian with { Sigma = new {|VAE1009:OptimalSigma|}(0.1) });
        """.Replace("gaussian with", "{|VAE1003:gaussian|} with", StringComparison.Ordinal));

    [Fact]
    public void RecordsOfOnesOwnAreSomethingElse() => Verify.Files(
        """
        using Vae.Functional.Distributions;
        using Vae.Functional.Tensors;

        public sealed record Bernoulli(Network Network) : Likelihood(Network)
        {
            public override Distribution Given(Expr latent, int width, Expr? observation) => throw new NotSupportedException();
            public override Vae.Functional.Bounds.LikelihoodKind Kind => default;
            public override (string Text, string Latex) Notation => ("", "");
            public static readonly VaeSpec Own = new(new UnitInterval(784), Latents, Posteriors, new Bernoulli(Net));
        }
        """);

    [Theory]
    [InlineData("", "=> new LaplaceDistribution(0.0, 1.0);", "{|VAE2009:Own|}")]
    [InlineData("", "=> new StandardNormalDistribution(Dimension);", "Own")]
    [InlineData("", "=> NormalDistribution.FromScale(0.0, 1.0);", "Own")]
    [InlineData("sealed ", "{ get { if (Dimension > 2) return new StandardNormalDistribution(Dimension); return new StandardNormalDistribution(2); } }", "Own")]
    [InlineData("", "{ get { if (Dimension > 2) return new LaplaceDistribution(0.0, 1.0); return new StandardNormalDistribution(2); } }", "Own")]
    [InlineData("", "{ get; } = new LaplaceDistribution(0.0, 1.0);", "Own")]
    [InlineData("", "=> Make(); static Distribution Make() => new LaplaceDistribution(0.0, 1.0);", "Own")]
    public void TheDistributionOfAPriorOfOnesOwn(string modifier, string given, string made) => Verify.Files(
        $$"""
        using Vae.Functional.Distributions;

        public {{modifier}}record Own(int Dimension) : Prior(Dimension)
        {
            public override Distribution Distribution {{given}}
            public override (string Text, string Latex) Notation => ("", "");
        }
        public static class Study
        {
            public static object Run(DataSet data) => new VaeSpec(Bits, new {{made}}(3), Posteriors, Coins).Train(data, new(10));
            public static object Sampled(DataSet data) => new VaeSpec(Bits, new Own(3), Posteriors, Coins).Train(data, new(10, Estimator: new MonteCarlo()));
            public static object Unknown(DataSet data, Own own) => new VaeSpec(Bits, own, Posteriors, Coins).Train(data, new(10));
        }
        """);

    [Fact]
    public void AFamilyOfOnesOwnWithoutADensity() => Verify.Files(
        """
        using Vae.Functional.Distributions;
        using Vae.Functional.Tensors;

        public sealed record Own : Family
        {
            public override Distribution Posterior(Expr observation, int latent) => new PointMassDistribution(observation);
            public override (string Text, string Latex) Notation => ("", "");
            public override IEnumerable<string> Faults => [];
            public static readonly VaeSpec Spec = new(Bits, Latents, new {|VAE2008:Own|}(), Coins);
        }
        """);

    [Fact]
    public void CollectionsOfSpecsAreRead() => Verify.Members(
        """
        public static readonly VaeSpec[] Studies = [new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}), new(Bits, Latents, Posteriors, Coins)];
        public static readonly Dictionary<string, VaeSpec> Named = new() { ["a"] = new(Bits, Latents, Posteriors, Coins, {|VAE2003:2|}) };
        """);
}
