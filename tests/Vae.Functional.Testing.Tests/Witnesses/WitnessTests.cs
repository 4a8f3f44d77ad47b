using Vae.Functional.Bounds;

namespace Vae.Functional.Testing.Tests.Witnesses;

/// <summary>Every rule that says "not a bound", "not a draw" or "not the value it is called" has a recorded case that shows it.</summary>
public sealed class WitnessTests
{
    public static TheoryData<string> Rules => [.. WitnessTable.All.Select(witness => witness.Rule)];

    [Fact]
    public void Every_rule_that_denies_something_has_a_witness() => Assert.Empty(RuleTable.All
        .Where(rule => rule.Effect is Effect.Surrogate or Effect.TrainingSurrogate or Effect.Generation or Effect.Evaluation)
        .Where(rule => WitnessTable.All.All(witness => witness.Rule != rule.Id))
        .Select(rule => $"{rule.Id} says what is not a bound or not a draw: add its witness to {nameof(WitnessTable)}"));

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_rule_fires_on_the_declaration_of_its_witness(string rule)
    {
        var evaluation = new EvaluationPlan(
            Latent: rule == "VAE3003" ? LatentChoice.Mean : LatentChoice.Draw,
            Sigma: rule == "VAE3004" ? SigmaChoice.Refitted : SigmaChoice.Frozen);
        var finding = Of(rule).Finding(evaluation, evaluatesTrainingData: rule == "VAE3005");

        Assert.NotNull(finding);
        Assert.Equal(finding.Rule.Effect, finding.Effect);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_recorded_figures_are_those_of_the_recorded_case(string rule)
    {
        Assert.Equal(Records.Of(rule), Of(rule).Evaluated(Records.Of(rule)));
        Assert.True(Of(rule).Excess(Records.Of(rule)) > 1e-3, $"{rule}: the first figure should exceed the second");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_search_finds_the_recorded_case(string rule)
    {
        var found = Of(rule).Found();
        if (found != Records.Of(rule))
            Records.Write(rule, found);
        Assert.True(
            found == Records.Of(rule),
            $"{rule}: the search found another case; compare {Records.Written(rule)} with Witnesses/Recorded/{rule}.txt:\n{found}");
    }

    private static Witness Of(string rule) => WitnessTable.All.Single(witness => witness.Rule == rule);
}
