using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Rules;

/// <summary>Rules 2xxx, each on source that they speak of and on source that they do not.</summary>
public sealed class ObjectiveRuleTests
{
    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, Coins, Beta: {|VAE2001:0.5|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2002:0|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2003:4|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2004:-1|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2004:double.NaN|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, {|VAE2004:double.PositiveInfinity|})")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, KlTerm: new {|VAE2007:Capacity|}(1000, 25))")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, KlTerm: new {|VAE2007:Capacity|}(Gamma: 0.5, C: 0))")]
    [InlineData("new(Bits, Latents, new {|VAE2008:PointMass|}(Net), Coins)")]
    [InlineData("new(Bits, new {|VAE2013:VampPrior|}(20, 10), new Planar(Net, 4), Coins)")]
    public void Speaks(string spec) => Verify.Spec(spec);

    [Theory]
    [InlineData("new(Bits, Latents, Posteriors, Coins, 1)")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, KlTerm: new Capacity(1, 0))")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, KlTerm: new FreeBits(3))")]
    [InlineData("new(Bits, Latents, Posteriors, Coins, KlTerm: null)")]
    public void IsSilent(string spec) => Verify.Spec(spec);

    [Theory]
    [InlineData("new Bernoulli(new {|VAE2017:BatchNormalisation|}())")]
    [InlineData("new Bernoulli(new Sequence(Net, new Residual(new Sequence(Net, new {|VAE2017:BatchNormalisation|}(0.2)))))")]
    [InlineData("new Bernoulli(new SkipConnection(new Sequence(new {|VAE2017:BatchNormalisation|}(), new BatchNormalisation())))")]
    [InlineData("new Bernoulli(new Sequence(new NetworkOf(Own), new {|VAE2017:BatchNormalisation|}()))")]
    [InlineData("new Bernoulli(new Sequence(Net, new LayerNormalisation()))")]
    [InlineData("new Bernoulli(new Sequence(new NetworkOf(Own), Net))")]
    [InlineData("new Bernoulli(new Sequence(Net, {|VAE2017:Deep|}))")]
    public void SpeaksOfDecodersThatReadTheirBatch(string likelihood) => Verify.Members($$"""
        static Vae.Functional.Tensors.Expr Own(Vae.Functional.Tensors.Expr input, Scope scope) => input;
        static readonly Network Deep = new Residual(new BatchNormalisation());
        static readonly VaeSpec Spec = new(Bits, Latents, new DiagonalGaussian(new Sequence(Net, Deep)), {{likelihood}});
        """);

    [Theory]
    [InlineData("1", "new TrainingPlan(10, KlWarmupEpochs: {|VAE2005:20|})")]
    [InlineData("1", "new TrainingPlan(10, KlWarmupEpochs: {|VAE2005:5|}, KlCycleEpochs: 6)")]
    [InlineData("1", "new TrainingPlan(10, Patience: {|VAE2006:3|}, KlWarmupEpochs: 5)")]
    [InlineData("1", "new TrainingPlan(10, Estimator: new Renyi({|VAE2011:-1|}, 5))")]
    [InlineData("{|VAE2010:{|VAE2003:2|}|}", "new TrainingPlan(10, Estimator: new ImportanceWeighted(5))")]
    [InlineData("{|VAE2010:{|VAE2003:2|}|}", "new TrainingPlan(10, Estimator: new Renyi(0.4, 5))")]
    public void SpeaksOfPlans(string beta, string plan) =>
        Verify.Body($"VaeSpec spec = new(Bits, Latents, Posteriors, Coins, {beta}); return spec.Train(data, {plan});");

    [Theory]
    [InlineData("1", "new TrainingPlan(20, KlWarmupEpochs: 20)")]
    [InlineData("1", "new TrainingPlan(10, KlWarmupEpochs: 4, KlCycleEpochs: 6)")]
    [InlineData("{|VAE2003:2|}", "new TrainingPlan(10, KlWarmupEpochs: 20)")]
    [InlineData("1", "new TrainingPlan(10, Patience: 3)")]
    [InlineData("{|VAE2003:2|}", "new TrainingPlan(10, Estimator: new ImportanceWeighted(1))")]
    [InlineData("{|VAE2003:2|}", "new TrainingPlan(10, Estimator: new Renyi(1, 5))")]
    [InlineData("1", "new TrainingPlan(10, Estimator: new Renyi(0.5, 5))")]
    [InlineData("1", "new TrainingPlan(10, Estimator: new MonteCarlo(1))")]
    public void IsSilentOfPlans(string beta, string plan) =>
        Verify.Body($"VaeSpec spec = new(Bits, Latents, Posteriors, Coins, {beta}); return spec.Train(data, {plan});");

    [Theory]
    [InlineData("Planar(Net, 4)", "{|VAE2013:StickingTheLanding|}()")]
    [InlineData("InverseAutoregressive(Net, 4, [100])", "{|VAE2013:DoublyReparameterised|}(5)")]
    [InlineData("Planar(Net, 4)", "ImportanceWeighted(5)")]
    [InlineData("FullGaussian(Net)", "DoublyReparameterised(5)")]
    public void SpeaksOfDensitiesTakenElsewhere(string family, string estimator) => Verify.Body(
        $"VaeSpec spec = new(Bits, Latents, new {family}, Coins); return spec.Train(data, new TrainingPlan(10, Estimator: new {estimator}));");

    [Theory]
    [InlineData("AcceptSurrogate: \"a study of the rate\"", false)]
    [InlineData("AcceptSurrogate: \" \"", true)]
    [InlineData("AcceptSurrogate: \"\"", true)]
    [InlineData("AcceptSurrogate: null", true)]
    [InlineData("AcceptSurrogate: Environment.NewLine", true)]
    public void AcceptanceNeedsAReasonThatCanBeRead(string acceptance, bool speaks) =>
        Verify.Spec($"new(Bits, Latents, Posteriors, Coins, {(speaks ? "{|VAE2001:0.5|}" : "0.5")}, {acceptance})");

    [Fact]
    public void AcceptanceReachesWhatAPlanMakesASurrogate() => Verify.Body(
        """
        VaeSpec spec = new(Bits, Latents, Posteriors, Coins, AcceptSurrogate: "annealed throughout");
        return spec.Train(data, new TrainingPlan(10, KlWarmupEpochs: 20));
        """);
}
