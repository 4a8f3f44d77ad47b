using System.Text.RegularExpressions;
using Vae.Functional.Bounds;

namespace Vae.Functional.Core.Tests.Bounds;

/// <summary>The table as a whole.</summary>
public sealed class RuleTableTests
{
    // Specs and facts that between them make every rule fire.
    private static readonly SpecFacts[] Witnesses =
    [
        .. new[] { -1, 0, 0.5, 2 }.Select(beta => (Specs.Binary with { Beta = beta, Decoding = Decoding.Mean, Observation = new RealValued(6) }).Facts),
        Specs.Binary.Facts with { EstimatorClaimsBound = Fact<bool>.Known(false) },
    ];

    [Fact]
    public void Ids_are_unique_and_ascend()
    {
        var ids = RuleTable.All.Select(rule => rule.Id).ToArray();
        Assert.All(ids, id => Assert.Matches("^VAE[1-3][0-9]{3}$", id));
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Every_rule_fires_somewhere_and_says_what_to_do()
    {
        foreach (var rule in RuleTable.All)
        {
            var message = Witnesses.Select(facts => rule.Of(facts)?.Message).FirstOrDefault(text => text is not null);
            Assert.True(message is not null, $"no witness of {rule.Id}");
            Assert.Matches(new Regex("; (use|leave|give|report|declare)\\b"), message);
            Assert.DoesNotContain('\n', message);
            Assert.NotEqual("", rule.Source);
            Assert.NotEqual("", rule.Title);
        }
    }

    [Fact]
    public void Severity_and_effect_go_together() =>
        Assert.All(RuleTable.All, rule => Assert.Equal(rule.Effect switch
        {
            Effect.Refused => Severity.Error,
            Effect.LooserBound => Severity.Info,
            _ => Severity.Warning,
        }, rule.Severity));

    [Fact]
    public void A_finding_reads_like_a_compiler_message() =>
        Assert.StartsWith("warning VAE2001: β = 0.5 ", (Specs.Binary with { Beta = 0.5 }).Verdict.Findings[0].ToString());
}
