using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vae.Functional.Analyzers.Tests.Agreement;
using Vae.Functional.Analyzers.Tests.Conventions;
using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Robustness;

/// <summary>The analyzer meets code that nobody meant: half-typed, broken, or not about models at all. It never throws.</summary>
public sealed class RobustnessTests
{
    private static readonly int Mutations =
        int.Parse(Environment.GetEnvironmentVariable("VAE_MUTATIONS") ?? "3000", CultureInfo.InvariantCulture);

    // The same mutations each time.
    private const int Seed = 577;

    [Fact]
    public void BrokenCodeIsSurvived()
    {
        var random = new Random(Seed);
        var styles = Style.Plain.Concat(Style.Hiding).ToList();
        var valid = Gen.Sample(Case.Any, 60, new Rnd(31, 7), 60)
            .Select((it, i) => $"static class Case{i} {{ {styles[i % styles.Count].Members(it)} }}")
            .Select(source => SyntaxFactory.ParseTokens(source).Select(token => token.ToFullString()).ToArray())
            .ToList();
        // Many files to a compilation: what is broken in one stays there.
        foreach (var batch in Enumerable.Range(0, Mutations).Chunk(500))
            Compiled.Of(batch.Select(i => Mutated(valid[i % valid.Count], valid[random.Next(valid.Count)], random))).Analyzed();
    }

    [Fact]
    public void OurOwnSourcesAreSurvived()
    {
        var sources = new[] { "src", "tests", "specs", "analyzers" }
            .SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();
        Assert.NotEmpty(sources);
        Compiled.Of(sources).Analyzed();
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

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text + " ", times));

    private static string Mutated(string[] tokens, string[] others, Random random)
    {
        var mutated = tokens.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && mutated.Count > 0; edits--)
        {
            var at = random.Next(mutated.Count);
            switch (random.Next(4))
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
                default:
                    mutated.RemoveRange(at, Math.Min(random.Next(1, 12), mutated.Count - at));
                    break;
            }
        }

        return string.Concat(mutated);
    }
}
