using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>Conditional and switch expressions: what all branches agree on is known, and a branch that breaks the bound is named.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, true ? 1 : 0.5);")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:false ? 1 : 0.5|});")]
    [InlineData("var small = true; return new VaeSpec(Bits, Latents, Posteriors, Coins, small ? {|VAE2001:0.5|} : 1);")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? {|VAE2001:0.5|} : 1);")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? 1 : data.Count > 3 ? 1 : {|VAE2001:0.5|});")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? {|VAE2001:0.5|} : number);")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? 1 : throw new Exception());")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? {|VAE2001:0.5|} : throw new Exception());")]
    [InlineData("return condition ? new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}) : new VaeSpec(Bits, Latents, Posteriors, Coins);")]
    [InlineData("return (condition ? new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5) : new VaeSpec(Bits, Latents, Posteriors, Coins)) with { Beta = 1 };")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, 2 switch { 1 => 0.5, 2 => 1, _ => 0.2 });")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, data.Count switch { 1 => {|VAE2001:0.5|}, 2 => 1, _ => {|VAE2003:2|} });")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, data.Count switch { 1 => 1, _ => throw new Exception() });")]
    [InlineData("double? beta = null; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta ?? {|VAE2001:0.5|});")]
    [InlineData("return new VaeSpec(condition ? Bits : new UnitInterval(784), Latents, Posteriors, condition ? Coins : new ContinuousBernoulli(Net));")]
    [InlineData("return new VaeSpec({|VAE1001:condition ? new UnitInterval(784) : new RealValued(784)|}, Latents, Posteriors, Coins);", true)]
    public void Chosen(string body, bool both = false) =>
        Verify.Body(both ? body.Replace("{|VAE1001:", "", StringComparison.Ordinal).Replace(")|}", ")", StringComparison.Ordinal)
            .Replace("new UnitInterval(784) :", "{|VAE1001:new UnitInterval(784)|} :", StringComparison.Ordinal)
            .Replace(": new RealValued(784)", ": {|VAE1001:new RealValued(784)|}", StringComparison.Ordinal) : body);
}
