using Microsoft.CodeAnalysis.CodeFixes;
using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Fixes;

/// <summary>Mends of what arises where a spec meets a plan: they are made where the spec or the plan is declared.</summary>
public sealed class ReachTests
{
    private const string Accept = "Accept the surrogate";
    private const string Reason = "AcceptSurrogate: \"a surrogate is what this study is about\"";
    private const string Spec = "new VaeSpec(Bits, Latents, Posteriors, Coins)";
    private const string Accepted = $"new VaeSpec(Bits, Latents, Posteriors, Coins, {Reason})";
    private const string Plan = "new TrainingPlan(10, KlWarmupEpochs: 20)";

    /// <summary>Ways from the call to the spec's declaration: statements before and after, and members.</summary>
    public static TheoryData<string, string, string> Ways => new()
    {
        { $"return {Spec}.Train(data, {Plan});", $"return {Accepted}.Train(data, {Plan});", "" },
        { $"var spec = {Spec}; return spec.Train(data, {Plan});", $"var spec = {Accepted}; return spec.Train(data, {Plan});", "" },
        {
            $"VaeSpec spec = {Spec}; var other = spec with {{ Shift = 1 }}; return other.Train(data, {Plan});",
            $"VaeSpec spec = {Spec}; var other = spec with {{ Shift = 1, {Reason.Replace(":", " =")} }}; return other.Train(data, {Plan});",
            ""
        },
        {
            $"return Make().Train(data, {Plan});",
            $"return (Make() with {{ {Reason.Replace(":", " =")} }}).Train(data, {Plan});",
            $"static VaeSpec Make() => {Spec};"
        },
        {
            $"var spec = Make(); return spec.Train(data, {Plan});",
            $"var spec = Make() with {{ {Reason.Replace(":", " =")} }}; return spec.Train(data, {Plan});",
            $"static VaeSpec Make() => {Spec};"
        },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void ASurrogateIsAcceptedWhereTheSpecIsDeclared(string before, string after, string members) => VerifyFix.Source(
        "VAE2005",
        Accept,
        $"public class C {{ {members} object Run(DataSet data) {{ {before} }} }}",
        $"public class C {{ {members} object Run(DataSet data) {{ {after} }} }}");

    [Theory]
    [InlineData("VAE2005", "new TrainingPlan(10, KlWarmupEpochs: 20)")]
    [InlineData("VAE2006", "new TrainingPlan(10, KlWarmupEpochs: 2, Patience: 3)")]
    [InlineData("VAE2011", "new TrainingPlan(10, Estimator: new Renyi(-1, 5))")]
    public void TheSpecMayStandInAnotherFile(string id, string plan) => VerifyFix.Files(
        id,
        Accept,
        Same($"public class C {{ object Run(DataSet data) => Studies.Plain.Train(data, {plan}); }}"),
        (Studies(Spec), Studies(Accepted)));

    [Theory]
    [InlineData("VAE2005", "Warm up no longer than the plan trains", "10, KlWarmupEpochs: 20", "10, KlWarmupEpochs: 10")]
    [InlineData("VAE2006", "Train all epochs", "10, Patience: 3, KlWarmupEpochs: 2", "10, Patience: 0, KlWarmupEpochs: 2")]
    [InlineData("VAE2006", "Warm up not at all", "10, Patience: 3, KlWarmupEpochs: 2", "10, Patience: 3, KlWarmupEpochs: 0")]
    [InlineData("VAE2011", "Use AnalyticKl", "10, Estimator: new Renyi(-1, 5)", "10, Estimator: new AnalyticKl()")]
    public void ThePlanMayStandInAnotherFile(string id, string title, string before, string after)
    {
        static string Plans(string arguments) => $"public static class Plans {{ public static readonly TrainingPlan Plan = new({arguments}); }}";
        VerifyFix.Files(
            id,
            title,
            Same($"public class C {{ object Run(DataSet data) => {Spec}.Train(data, Plans.Plan); }}"),
            (Plans(before), Plans(after)));
    }

    [Fact]
    public void OneSpecThatMeetsManyPlansIsAcceptedOnce() => VerifyFix.All(
        "VAE2005",
        Accept,
        FixAllScope.Project,
        Same(
            $$"""
            public class C
            {
                object One(DataSet data) => Studies.Plain.Train(data, {{Plan}});
                object Two(DataSet data) => Studies.Plain.Train(data, new TrainingPlan(3, KlWarmupEpochs: 4));
            }
            """),
        (Studies(Spec), Studies(Accepted)));

    [Fact]
    public void EverySpecThatMeetsAPlanIsAccepted() => VerifyFix.All(
        "VAE2005",
        Accept,
        FixAllScope.Document,
        ($"public class C {{ object Run(DataSet data) => ({Spec}.Train(data, {Plan}), {Spec}.Train(data, {Plan})); }}",
            $"public class C {{ object Run(DataSet data) => ({Accepted}.Train(data, {Plan}), {Accepted}.Train(data, {Plan})); }}"));

    [Fact]
    public void WhatTheSourceDoesNotShowIsNotMended() => Assert.Equal(
        ["Train all epochs", "Warm up not at all"],
        VerifyFix.Titles(
            "VAE2006",
            "public class C { object Run(VaeSpec spec, DataSet data) => spec.Train(data, new(9, Patience: 3, KlWarmupEpochs: 5)); }"));

    private static (string, string) Same(string source) => (source, source);

    private static string Studies(string spec) => $"public static class Studies {{ public static VaeSpec Plain {{ get; }} = {spec}; }}";
}
