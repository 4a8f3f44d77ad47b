using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vae.Functional.Analyzers.Tests.Agreement;
using Vae.Functional.Analyzers.Tests.Conventions;
using Vae.Functional.Analyzers.Tests.Reading;
using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Robustness;

/// <summary>The analyzer meets code that nobody meant: half-typed, broken, or not about models at all. It never throws.</summary>
public sealed class RobustnessTests
{
    // More in a long run: VAE_MUTATIONS=10000.
    private static readonly int Mutations =
        int.Parse(Environment.GetEnvironmentVariable("VAE_MUTATIONS") ?? "2000", CultureInfo.InvariantCulture);

    // The same mutations each time.
    private const int Seed = 577;

    [Fact]
    public void BrokenCodeIsSurvived()
    {
        var random = new Random(Seed);
        var styles = Style.Plain.Concat(Style.Hiding).ToList();
        var valid = Gen.Sample(Case.Any, 60, new Rnd(31, 7), 60)
            .Select((it, i) => $"static class Case{i} {{ {styles[i % styles.Count].Members(it)} }}")
            .Append(MemberTests.Elsewhere)
            .Append(HandWritten)
            .Select(source => SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString()).ToArray())
            .ToList();
        // Many files to a compilation: in a namespace of its own, what is broken in one stays there.
        foreach (var batch in Enumerable.Range(0, Mutations).Chunk(250))
            Compiled.Of(batch.Select(i => $"namespace Mutant{i};\n{Mutated(valid[i % valid.Count], valid[random.Next(valid.Count)], random)}")).Analyzed();
    }

    // A library is read as the one that declares the vocabulary, the others as consumers of it.
    [Theory]
    [InlineData("Vae.Functional.Core", "src/Vae.Functional.Core")]
    [InlineData("Consumer", "src/Vae.Functional.Engine", "src/Vae.Functional", "src/Vae.Functional.Runner", "src/Vae.Functional.Testing", "src/Vae.Functional.Baselines")]
    [InlineData("Consumer", "specs")]
    [InlineData("Consumer", "analyzers", "tests")]
    public void OurOwnSourcesAreSurvived(string assembly, params string[] folders)
    {
        var sources = folders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        Assert.NotEmpty(sources);
        Compiled.Of(sources).WithAssemblyName(assembly).Analyzed();
    }

    [Theory]
    [InlineData("class C { VaeSpec s = new(Beta: 0.5, Beta: 0.5); }")]
    [InlineData("class C { VaeSpec s = new VaeSpec(); VaeSpec t = s with { Beta = }; }")]
    [InlineData("class C { VaeSpec A => B with { Shift = 1 }; VaeSpec B => A with { Beta = 0.5 }; }")]
    [InlineData("class C { static readonly VaeSpec A = A with { Beta = 0.5 }; }")]
    [InlineData("class C { VaeSpec F(int n) => F(F(n).Shift) with { Shift = F(n - 1) }; VaeSpec G => F(3); }")]
    [InlineData("class C { void M(DataSet d) { VaeSpec s = s with { Beta = 1 }; s = s; s.Train(d, d); goto s; } }")]
    [InlineData("partial class C { partial VaeSpec A { get; } } partial class C { partial VaeSpec A { get => null; } partial double A => 3; }")]
    [InlineData("record VaeSpec(double Beta); class C { VaeSpec s = new(0.5); }")]
    [InlineData("namespace Vae.Functional { public record TrainingPlan(double Epochs); public record VaeSpec(long Beta) { VaeSpec s = new(3) { Beta = double.NaN }; } }")]
    [InlineData("namespace Vae.Functional { public record VaeSpec(string Beta); class C { VaeSpec s = new(\"a\") { Beta = 'c' }; } }")]
    public void CodeThatMakesNoSenseIsSurvived(string source) => Compiled.Of(source).Analyzed();

    [Fact]
    public void LongBodiesAreSurvived() => Compiled.Of(
        $$"""
        class C
        {
            VaeSpec Chain() { VaeSpec s = new(Bits, Latents, Posteriors, Coins); {{Repeated("s = s with { Shift = 1 };", 1500)}} return s; }
            VaeSpec Copies() { VaeSpec s = new(Bits, Latents, Posteriors, Coins); {{Repeated("if (s.Beta > 0) s = s with { Beta = 0.5 };", 62)}} return s; }
            VaeSpec Nested => new VaeSpec(Bits, Latents, Posteriors, Coins) {{Repeated("with { Shift = 1 }", 150)}};
        }
        """).Analyzed();

    /// <summary>Expressions and statements that hold one another, to a depth at which the compiler still follows.</summary>
    public static TheoryData<string, string> Deep => new()
    {
        { "parentheses", Spec(Nested("(", "0.5", ")")) },
        { "products", Spec(Nested("1 * (", "0.5", ")")) },
        { "a sum", Spec("0.5" + Repeated("+ 0.1", Depth)) },
        { "conditionals, on the right", Spec(Nested("condition ? 0.5 : ", "1", "")) },
        { "conditionals, on the left", Spec(Nested("condition ? ", "0.5", " : 1")) },
        { "switches", Spec(Nested("data.Count switch { 1 => ", "0.5", ", _ => 1 }")) },
        { "calls", Spec(Nested("Same(", "0.5", ")")) },
        { "coalescing", Spec(Nested("beta ?? ", "0.5", "")) },
        { "conditions", Spec(Nested("(beta is null || !", "condition", ")") + " ? 0.5 : 1") },
        { "literals joined", Spec("1, AcceptSurrogate: \"a\"" + Repeated("+ \"b\"", Depth)) },
        { "names joined", Spec("1, AcceptSurrogate: \"a\"" + Repeated("+ name", Depth)) },
        { "with", "return " + Nested("(", "spec", " with { Beta = 0.5 })") + ";" },
        { "a chain of calls", "return spec" + Repeated(".Again()", Depth) + ";" },
        { "blocks", Nested("{ ", Spec("0.5"), " }") + " return null;" },
        { "if", Nested("if (condition) { spec = spec with { Beta = 0.5 }; ", "spec = spec with { Beta = 1 };", " }") + " return spec;" },
        { "while", Nested("while (condition) { ", "spec = spec with { Beta = 0.5 };", " }") + " return spec;" },
        { "try", Nested("try { ", "spec = spec with { Beta = 0.5 };", " } finally { }") + " return spec;" },
        { "local functions", Nested("object F() { ", Spec("0.5"), " return F(); }") + " return spec;" },
        { "arrays", "object all = " + Nested("new object[] { ", "spec with { Beta = 0.5 }", " }") + "; return all;" },
        { "casts", "return new VaeSpec(new Binary([" + Nested("(int)(", "3", ")") + "]), Latents, Posteriors, Coins);" },
    };

    // The stack of a thread as small as hosts have them.
    [Theory]
    [MemberData(nameof(Deep))]
    public void WhatNestsDeeplyIsSurvived(string what, string body)
    {
        var compilation = Compiled.Of(
            $$"""
            static class Deep
            {
                static double Same(double beta) => beta;
                static VaeSpec Again(this VaeSpec spec) => spec with { Shift = spec.Shift + 1 };
                static object? Run(VaeSpec spec, DataSet data, bool condition, double? beta, string name) { {{body}} }
            }
            """);
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(() => compilation.Analyzed()), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.True(thrown is null, $"{what}: {thrown}");
    }

    private const int Depth = 250;

    private static string Spec(string beta) => $"return new VaeSpec(Bits, Latents, Posteriors, Coins, {beta});";

    private static string Nested(string open, string inside, string close) => Repeated(open, Depth) + inside + Repeated(close, Depth);

    private const string HandWritten =
        """
        public static class Study
        {
            private readonly static double weight = 0.5;
            private static double Weight(bool small, double other = 2) { if (small) return weight; else if (other > 3) throw new Exception(); return other; }
            public static VaeSpec Loose { get; } = new VaeSpec(Bits, new(20), Posteriors, Coins, weight) with { Beta = Weight(true) };
            public static object Run(DataSet data, bool condition, int n)
            {
                var spec = Loose with { Decoding = Decoding.Mean, AcceptSurrogate = $"a {nameof(Run)}" };
                VaeSpec Local(double beta) => spec with { Beta = n switch { 1 => beta, 2 when condition => 0, > 3 => 4, _ => beta } };
                for (var i = 0; i < n; i++)
                    spec = condition ? spec with { Shift = i } : Local(i) with { KlTerm = new Capacity(2, C: 3) };
                try { (spec, _) = (Loose, 1); } catch (Exception e) when (e is not null) { spec = Loose; } finally { n++; }
                Func<VaeSpec> made = () => spec with { Likelihood = new Gaussian(Net, new LearnedSigma()) };
                TrainingPlan plan = new(10, KlWarmupEpochs: 20, Patience: 3) { Estimator = new Renyi(-1, 2) };
                using var fit = made().Train(data, plan);
                List<VaeSpec> all = [Loose, .. new[] { spec }, Local(0.5)];
                return (fit.Evaluate(data, new(Latent: LatentChoice.Mean)), all, spec?.Beta ?? 3);
            }
        }
        """;

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text + " ", times));

    private static string Mutated(string[] tokens, string[] others, Random random)
    {
        var mutated = tokens.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && mutated.Count > 0; edits--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(5))
            {
                case 0:
                    mutated.RemoveAt(at);
                    break;
                case 1:
                    mutated.Insert(at, mutated[random.Next(mutated.Count)]);
                    break;
                case 2:
                    mutated[at] = others[random.Next(others.Length)];
                    break;
                case 3:
                    var other = random.Next(mutated.Count);
                    (mutated[at], mutated[other]) = (mutated[other], mutated[at]);
                    break;
                default:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 12), mutated.Count - at));
                    break;
            }
        }

        return string.Concat(mutated);
    }
}
