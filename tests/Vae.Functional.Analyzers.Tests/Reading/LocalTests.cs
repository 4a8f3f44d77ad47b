using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>Locals: what reaches a use, and what is overwritten before it.</summary>
public sealed class LocalTests
{
    [Theory]
    [InlineData("var beta = {|VAE2001:0.5|}; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("double beta; beta = {|VAE2001:0.5|}; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("const double Beta = 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:Beta|});")]
    [InlineData("var beta = 0.5; beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 0.5; beta += 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 1.0; beta = {|VAE2001:0.5|}; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var sigma = new FixedSigma({|VAE1005:2|}); return new VaeSpec(new RealValued(784), Latents, Posteriors, new Gaussian(Net, sigma));")]
    [InlineData("var beta = 0.5; double.TryParse(\"1\", out beta); return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 0.5; Action change = () => beta = 1; change(); return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 0.5; (beta, _) = (1, 2); return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 0.5; ref var alias = ref beta; alias = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("foreach (var beta in new[] { 0.5 }) _ = new VaeSpec(Bits, Latents, Posteriors, Coins, beta); return null;")]
    [InlineData("var beta = 1.0; try { beta = 0.5; Console.Write(1); beta = 1; } catch { } return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    public void Numbers(string body) => Verify.Body(body);

    [Theory]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); return null;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); return spec with { Beta = 1 };")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); spec = spec with { Beta = 1 }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins); spec = spec with { Beta = {|VAE2001:0.5|} }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); var (a, b) = (spec, spec with { Beta = 1 }); return a;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); return spec with { Shift = 2 };")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); if (condition) spec = spec with { Beta = 1 }; else spec = spec with { Beta = {|VAE2003:2|} }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); if (condition) spec = spec with { Beta = 1 }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins); if (condition) spec = spec with { Beta = {|VAE2001:0.5|} }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); while (condition) spec = spec with { Shift = 1 }; spec = spec with { Beta = 1 }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); while (condition) spec = spec with { Shift = 1 }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); spec = condition ? spec with { Beta = 1 } : spec with { Beta = {|VAE2003:2|} }; return spec;")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); Func<VaeSpec> made = () => spec with { Beta = 1 }; return made();")]
    [InlineData("var spec = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); Func<VaeSpec> made = () => spec; return made();")]
    [InlineData("Func<double, VaeSpec> made = beta => new(Bits, Latents, Posteriors, Coins, beta) { Decoding = {|VAE3001:Decoding.Mean|} }; return made(0.5);")]
    [InlineData("var a = new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5); var b = a; return b with { Beta = 1 };")]
    [InlineData("var a = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); var b = a; return b;")]
    [InlineData("VaeSpec spec; switch (data.Count) { case 0: spec = new(Bits, Latents, Posteriors, Coins, 0.5); break; default: return null; } return spec with { Beta = 1 };")]
    public void Specs(string body) => Verify.Body(body);

    [Fact]
    public void BranchesThatFollowOneAnotherDoNotMultiply() => Verify.Body(
        "var spec = new VaeSpec(Bits, Latents, Posteriors, Coins);"
        + string.Concat(Enumerable.Range(0, 60).Select(i => $"if (data.Count == {i}) spec = spec with {{ Shift = {i} }};"))
        + "return spec with { Beta = {|VAE2001:0.5|} };");
}
