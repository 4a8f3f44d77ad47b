using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>Calls in which specs and plans meet.</summary>
public sealed class MeetingTests
{
    private const string Plans =
        """
        public static class Plans
        {
            public static readonly TrainingPlan Short = new(10, KlWarmupEpochs: 20);
            public static readonly TrainingPlan Weighted = new(10, Estimator: new ImportanceWeighted(5));
            public static readonly VaeSpec Loose = new(Bits, Latents, Posteriors, Coins, {|VAE2003:2|});
            public static readonly VaeSpec Accepted = new(Bits, Latents, Posteriors, Coins, 0.5, AcceptSurrogate: "a study");
        }
        """;

    [Theory]
    [InlineData("return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, {|VAE2005:Plans.Short|});")]
    [InlineData("return Vae.Functional.VaeTraining.Train(plan: {|VAE2005:Plans.Short|}, data: data, spec: new(Bits, Latents, Posteriors, Coins));")]
    [InlineData("return Plans.Accepted.Train(data, Plans.Short);")]
    [InlineData("return Plans.Accepted.Train(data, Plans.Weighted);")]
    [InlineData("return {|VAE2010:Plans.Loose|}.Train(data, Plans.Weighted);")]
    [InlineData("return Plans.Loose.Train(data, Plans.Weighted with { Estimator = null });")]
    [InlineData("var plan = new TrainingPlan(10, KlWarmupEpochs: {|VAE2005:20|}); plan = plan with { Epochs = 15 }; return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, plan);")]
    [InlineData("var plan = new TrainingPlan(10, KlWarmupEpochs: 20); plan = plan with { Epochs = 20 }; return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, plan);")]
    [InlineData("return Plans.Loose.Train(data, new(5, KlWarmupEpochs: condition ? {|VAE2005:20|} : 0));")]
    public void Met(string body) => Verify.Files($"public static class Here {{ public static object Run(DataSet data, bool condition) {{ {body} }} }}", Plans);

    [Fact]
    public void APlanIsNothingWithoutASpec() => Verify.Members("public static readonly TrainingPlan Plan = new(10, Patience: 3, KlWarmupEpochs: 20);");

    [Fact]
    public void AnUnknownSpecMeetsAPlan() => Verify.Members(
        "public static object Run(VaeSpec spec, DataSet data) => spec.Train(data, new(10, Patience: {|VAE2006:3|}, KlWarmupEpochs: 5));");
}
