using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>What looks like a known value and is not: the analyzer must not take it for one.</summary>
public sealed class ProofTests
{
    [Fact]
    public void StaticInitialisersRunFromTopToBottom() => Verify.Members(
        """
        public static readonly VaeSpec Early = new(Bits, Latents, Posteriors, Coins, weight);
        public static readonly VaeSpec Made = Make();
        private static readonly double weight = 0.5;
        public static readonly VaeSpec Late = new(Bits, Latents, Posteriors, Coins, {|VAE2001:weight|});
        private static VaeSpec Make() => new(Bits, Latents, Posteriors, Coins, {|VAE2001:weight|});
        """);

    [Fact]
    public void PartsOfATypeAreInitialisedInNoGivenOrder() => Verify.Files(
        "public static partial class Study { public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, Weight); }",
        "public static partial class Study { public static readonly double Weight = 0.5; }",
        "public static class Other { public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Study.Weight|}); }");

    [Fact]
    public void InitAccessorsMayAssignReadOnlyFields() => Verify.Members(
        """
        private readonly double assigned = 0.5;
        public double Assigned { init => assigned = value; }
        public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, assigned);
        """);

    [Fact]
    public void TheDefaultOfAStructRunsNoInitialisers() => Verify.Files(
        """
        public struct Weights
        {
            public Weights() { }
            private readonly double beta = 0.5;
            public double Property { get; } = 0.5;
            public double Computed => 0.25;
            public VaeSpec Field => new(Bits, Latents, Posteriors, Coins, beta);
            public VaeSpec Auto => new(Bits, Latents, Posteriors, Coins, Property);
            public VaeSpec Always => new(Bits, Latents, Posteriors, Coins, {|VAE2001:Computed|});
        }
        """);

    [Fact]
    public void AGetterMayChangeWhatAnInitialiserGives() => Verify.Members(
        """
        public double Twice { get => field * 2; } = 0.5;
        public double Init { get; init; } = 0.5;
        public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, Twice);
        public VaeSpec Set => new(Bits, Latents, Posteriors, Coins, Init);
        """);

    [Fact]
    public void TheCompilerGivesTheCallersLineForADefault() => Verify.Members(
        """
        public static VaeSpec Make([System.Runtime.CompilerServices.CallerLineNumber] int latents = 2000) =>
            new(Bits, new StandardNormal(latents), Posteriors, Coins);
        public static readonly VaeSpec Spec = Make();
        """);

    [Theory]
    [InlineData("object boxed = 2L; return new VaeSpec(Bits, Latents, Posteriors, Coins, boxed switch { 2 => 1, 2L => 0.5, _ => 1.0 });")]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins, 2 switch { 1 => 0.5, > 5 => 3, _ => 1 });")]
    [InlineData("var yes = true; return new VaeSpec(Bits, Latents, Posteriors, Coins, !yes ? 0.5 : 1);")]
    [InlineData("var beta = 1.0; if (false) beta = 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var beta = 0.5; if (true) beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("var yes = true; var beta = 0.5; if (yes) beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);")]
    [InlineData("VaeSpec Make(bool small) { if (small) return new(Bits, Latents, Posteriors, Coins, number); return Plain(); } VaeSpec Plain() => new(Bits, Latents, Posteriors, Coins); return Make(false) with { Shift = 1 };")]
    public void WhatIsKnownOfABranchDecides(string body) => Verify.Body(body);

    [Theory]
    [InlineData("Weight(false)")]
    [InlineData("{|VAE2001:Weight(true)|}")]
    [InlineData("{|VAE2001:Nested(true, false)|}")]
    [InlineData("Nested(false, false)")]
    [InlineData("{|VAE2003:Else(false)|}")]
    [InlineData("{|VAE2001:Else(true)|}")]
    [InlineData("Jump()")]
    public void HelpersReturnWhatTheirArgumentsLeaveOpen(string beta) => Verify.Members(
        $$"""
        private static double Weight(bool small) { if (small) return 0.5; return 1; }
        private static double Nested(bool small, bool large) { if (!large) { if (small) { return 0.5; } } return 1; }
        private static double Else(bool small) { if (small) return 0.5; else return 2; }
        private static double Jump() { goto End; Start: return 0.5; End: if (DateTime.Now.Year > 1) return 1; goto Start; }
        public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, {{beta}});
        """);

    [Theory]
    [InlineData("reason")]
    [InlineData("\"a\" + reason")]
    [InlineData("$\"a {number}\"")]
    [InlineData("condition ? \"a study\" : null")]
    [InlineData("condition ? \"a study\" : \" \"")]
    [InlineData("string.Empty")]
    [InlineData("Environment.MachineName")]
    public void AnAcceptanceThatCannotBeReadCountsAsAbsent(string acceptance) => Verify.Body(
        $$"""var reason = Console.ReadLine(); return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}, AcceptSurrogate: {{acceptance}});""");

    [Theory]
    [InlineData("\"a\" + \" study\"")]
    [InlineData("$\"a {Word}\"")]
    [InlineData("Word")]
    [InlineData("nameof(Run)")]
    [InlineData("condition ? \"a study\" : \"a study\"")]
    [InlineData("\"a study\"!")]
    public void AnAcceptanceThatCanBeReadSilences(string acceptance) => Verify.Body(
        $$"""const string Word = "study"; return new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5, AcceptSurrogate: {{acceptance}});""");

    [Theory]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { Decoding = Decoding.Ancestral };")]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { Likelihood = new Bernoulli(Net) };")]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { Observation = new UnitInterval(4), Prior = new StandardNormal(3) };")]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { AcceptSurrogate = null, KlTerm = new FreeBits(2) };")]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { Beta = 0.5, AcceptSurrogate = \"a study\" };")]
    [InlineData("public static VaeSpec Other(VaeSpec? spec) => spec! with { KlTerm = new {|VAE2007:Capacity|}(10, 3) };")]
    [InlineData("public static VaeSpec Other(VaeSpec spec) => spec with { Observation = new UnitInterval(4), Likelihood = new {|VAE1001:Bernoulli|}(Net) };")]
    public void OfAnUnknownSpecOnlyWhatIsSetIsKnown(string member) => Verify.Members(member);
}
