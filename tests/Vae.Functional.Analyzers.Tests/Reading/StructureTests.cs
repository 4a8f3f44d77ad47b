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
    [InlineData("new VaeSpec(new RealValued(9), new(2), Posteriors, new Gaussian(Net, new FixedSigma({|VAE1005:0.5|})) with { Network = Net })", true)]
    [InlineData("new VaeSpec(new RealValued(9), new StandardNormal(2), Posteriors, new Gaussian(Net, new FixedSigma(0.5)) with { Sigma = new FixedSigma(1) })")]
    public void Declared(string spec, bool abstractType = false) =>
        Verify.Spec(abstractType ? spec.Replace("new(2)", "new StandardNormal(2)", StringComparison.Ordinal) : spec);

    [Fact]
    public void WhatIsSetOnAnUnknownSpecIsKnown() => Verify.Members(
        """
        public static VaeSpec Weighted(VaeSpec spec) => spec with { Beta = {|VAE2001:0.5|} };
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

    [Fact]
    public void CollectionsOfSpecsAreRead() => Verify.Members(
        """
        public static readonly VaeSpec[] Studies = [new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}), new(Bits, Latents, Posteriors, Coins)];
        public static readonly Dictionary<string, VaeSpec> Named = new() { ["a"] = new(Bits, Latents, Posteriors, Coins, {|VAE2003:2|}) };
        """);
}
