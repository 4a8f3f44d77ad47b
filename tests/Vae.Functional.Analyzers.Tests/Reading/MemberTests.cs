using Microsoft.CodeAnalysis;
using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>Fields, properties and helper methods, across files; each cause is named once, where it stands.</summary>
public sealed class MemberTests
{
    internal const string Elsewhere =
        """
        public static class Elsewhere
        {
            public const double Half = 0.5;
            public static readonly double Quarter = 0.25;
            public static double Eighth => 0.125;
            public static double Third { get; } = 0.3;
            public static double Loose { get; set; } = 0.5;
            public static double Changing = 0.5;
            public static readonly double Assigned = 0.5;
            static Elsewhere() => Assigned = 1;
            public static readonly VaeSpec Plain = new(Bits, Latents, Posteriors, Coins);
            public static readonly VaeSpec Weighted = new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            public static VaeSpec Make(double beta = 0.5, int latents = 20) => new(Bits, new StandardNormal(latents), Posteriors, Coins, beta);
            public static UnitInterval Grey => new(784);
            public static VaeSpec Observing(Observation observation) => new(observation, Latents, Posteriors, Coins);
            public static VaeSpec Shown(this VaeSpec spec) => spec with { Decoding = {|VAE3001:Decoding.Mean|} };
            public static VaeSpec Again(this VaeSpec spec, double beta) { if (beta > 2) throw new ArgumentException(); return spec with { Beta = beta }; }
            public static VaeSpec Endless(int depth) => depth == 0 ? Plain : Endless(depth - 1) with { Shift = depth };
            public static double Weight(bool small) { if (small) return 0.5; return 1; }
            public static double Changed(double beta) { beta = 1; return beta; }
        }
        """;

    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2001:Elsewhere.Half|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2001:Elsewhere.Quarter|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2001:Elsewhere.Eighth|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2001:Elsewhere.Third|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Elsewhere.Loose)")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Elsewhere.Changing)")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Elsewhere.Assigned)")]
    [InlineData("Elsewhere.Plain with { Beta = {|VAE2001:0.5|} }")]
    [InlineData("Elsewhere.Weighted")]
    [InlineData("Elsewhere.Weighted with { Shift = 1 }")]
    [InlineData("Elsewhere.Weighted with { Beta = 1 }")]
    [InlineData("Elsewhere.Weighted with { Beta = {|VAE2003:2|} }")]
    [InlineData("new(Bits, Latents, Posteriors, Elsewhere.Weighted.Likelihood, Elsewhere.Weighted.Beta)")]
    [InlineData("Elsewhere.Plain with { Observation = new {|VAE1001:UnitInterval|}(784) }")]
    [InlineData("Elsewhere.Plain with { Observation = {|VAE1001:Elsewhere.Grey|} }")]
    [InlineData("Elsewhere.Plain with { Observation = new UnitInterval(784), Likelihood = new {|VAE1001:Bernoulli|}(Net) }")]
    [InlineData("Elsewhere.Plain with { Observation = new Binary({|VAE1008:9|}) }")]
    [InlineData("{|VAE1001:Elsewhere.Observing(new UnitInterval(784))|} with { Shift = 1 }")]
    [InlineData("Elsewhere.Make({|VAE2003:2|})")]
    [InlineData("Elsewhere.Make(1)")]
    [InlineData("{|VAE2001:Elsewhere.Make()|}")]
    [InlineData("Elsewhere.Make(1, latents: {|VAE1008:2000|})")]
    [InlineData("Elsewhere.Plain.Shown()")]
    [InlineData("Elsewhere.Plain.Again({|VAE2001:0.5|})")]
    [InlineData("Elsewhere.Plain.Again(0.5).Again(1)")]
    [InlineData("new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5).Again(1)")]
    [InlineData("Elsewhere.Endless(3) with { Beta = {|VAE2001:0.5|} }")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2001:Elsewhere.Weight(true)|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Elsewhere.Changed(0.5))")]
    public void Followed(string spec) => Verify.Files($"public static class Here {{ public static readonly VaeSpec Spec = {spec}; }}", Elsewhere);

    [Fact]
    public void TheDeclarationElsewhereIsAnAdditionalLocation()
    {
        var said = Verify.Files(
            "public static class Here { public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, {|VAE2001:There.Beta|}); }",
            "public static class There { public static readonly double Beta = 0.25; }");
        Assert.Contains(Assert.Single(said).AdditionalLocations, location => Text(location) == "0.25");
    }

    [Fact]
    public void AMemberThatIsOverriddenIsUnknown() => Verify.Members(
        """
        public virtual double Beta => 0.5;
        public double Own => 0.25;
        public VaeSpec Virtual => new(Bits, Latents, Posteriors, Coins, Beta);
        public VaeSpec Fixed => new(Bits, Latents, Posteriors, Coins, {|VAE2001:Own|});
        """);

    [Fact]
    public void PrivateFieldsThatAConstructorLeavesAlone() => Verify.Members(
        """
        private readonly double left = 0.5;
        private readonly double assigned = 0.5;
        public Consumer(double beta) => assigned = beta;
        public VaeSpec Left => new(Bits, Latents, Posteriors, Coins, {|VAE2001:left|});
        public VaeSpec Assigned => new(Bits, Latents, Posteriors, Coins, assigned);
        """);

    [Fact]
    public void LocalFunctionsSeeTheirArguments() => Verify.Body(
        """
        VaeSpec Make(double beta) => new(Bits, Latents, Posteriors, Coins, beta);
        return (Make({|VAE2001:0.5|}), Make(1), Make(number));
        """);

    private static string Text(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
