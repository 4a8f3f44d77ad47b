using Vae.Functional.Analyzers.Tests.Verification;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Tests.Rules;

/// <summary>Every rule of the table has the smallest source that it speaks of, and a neighbour of which it is silent.</summary>
public sealed class ExampleTests
{
    private const string Made = "new VaeSpec(Bits, Latents, Posteriors, Coins)";

    private const string MeanField = "new MeanField(new NormalWeightPrior(), Local: true)";

    private static readonly Dictionary<string, (string Speaks, string Silent)> Examples = new()
    {
        ["VAE1001"] = (With("Observation = new UnitInterval(784)"), With("Observation = new Binary(784)")),
        ["VAE1002"] = (Likelihood("new ContinuousBernoulli(Net)"), Likelihood("new Gaussian(Net, new FixedSigma(1))")),
        ["VAE1003"] = (With("Likelihood = new ContinuousBernoulli(Net)"), With("Likelihood = new Bernoulli(Net)")),
        ["VAE1004"] = (Sigma("SharedSigma()"), Sigma("SharedSigma(0.01)")),
        ["VAE1005"] = (Sigma("FixedSigma(0.5)"), Sigma("FixedSigma(1)")),
        ["VAE1006"] = (Likelihood("new MeanSquaredError(Net)"), Likelihood("new Gaussian(Net, new FixedSigma(1))")),
        ["VAE1007"] = (Output("UnitInterval"), Output("Natural")),
        ["VAE1008"] = (With("Observation = new Binary(20)"), With("Observation = new Binary(21)")),
        ["VAE1009"] = (Sigma("OptimalSigma(0.1)"), Sigma("SharedSigma(0.1)")),
        ["VAE1010"] = (Family("DiagonalGaussian(Net)"), Family("LogitGaussian(Net)")),
        ["VAE1012"] =
            (Likelihood("new BandedPrecision((28, 20), Net, new FixedSigma(1))"), Likelihood("new BandedPrecision((28, 28), Net, new FixedSigma(1))")),
        ["VAE1013"] = (
            With($"Penalty = new WeightPenalty(0.01), WeightPosterior = {MeanField}"),
            With($"Penalty = new WeightPenalty(0), WeightPosterior = {MeanField}")),
        ["VAE1015"] = (
            With("Family = new InverseAutoregressive(new PerObservation(), 2, [4])"), With("Family = new Planar(new PerObservation(), 2)")),
        ["VAE2001"] = (With("Beta = 0.5"), With("Beta = 1")),
        ["VAE2002"] = (With("Beta = 0"), With("Beta = double.Epsilon")),
        ["VAE2003"] = (With("Beta = 1.5"), With("Beta = 1.0")),
        ["VAE2004"] = (With("Beta = -1"), With("Beta = 0")),
        ["VAE2005"] = (Plan("10, KlWarmupEpochs: 11"), Plan("10, KlWarmupEpochs: 10")),
        ["VAE2006"] = (Plan("10, KlWarmupEpochs: 2, Patience: 3"), Plan("10, Patience: 3")),
        ["VAE2007"] = (With("KlTerm = new Capacity(1, 2)"), With("KlTerm = new FreeBits(2)")),
        ["VAE2008"] = (With("Family = new PointMass(Net)"), With("Family = new DiagonalGaussian(Net)")),
        ["VAE2009"] = (Prior("Pointed(2)"), Prior("StandardNormal(2)")),
        ["VAE2010"] = (Weighted("Beta = 4", 5), Weighted("Beta = 4", 1)),
        ["VAE2011"] = (Plan("10, Estimator: new Renyi(-1, 5)"), Plan("10, Estimator: new Renyi(0.5, 5)")),
        ["VAE2012"] = (With("Penalty = new WeightPenalty(0.01)"), With("Penalty = new WeightPenalty(0)")),
        ["VAE2013"] = (Flow("StickingTheLanding()"), Flow("MonteCarlo()")),
        ["VAE2015"] = (Weighted($"WeightPosterior = {MeanField}", 5), Weighted($"WeightPosterior = {MeanField}", 1)),
        ["VAE2016"] = (Weighted("Family = new PointMass(Net)", 5), Weighted("Family = new FullGaussian(Net)", 5)),
        ["VAE2017"] = (
            Likelihood("new Bernoulli(new Sequence(Net, new Residual(new BatchNormalisation())))"),
            Family("DiagonalGaussian(new Sequence(Net, new BatchNormalisation()))")),
        ["VAE2018"] = (
            With("Prior = new VampPrior(20, 3), Family = new DiagonalGaussian(new PerObservation())"),
            With("Prior = new VampPrior(20, 3), Family = new DiagonalGaussian(Net)")),
        ["VAE3001"] = (With("Decoding = Decoding.Shifted"), With("Decoding = Decoding.Ancestral")),
        ["VAE3002"] = (Sigma("FixedSigma(1)", ", Decoding: Decoding.Mean"), Sigma("SharedSigma(0.1)", ", Decoding: Decoding.Mean")),
        ["VAE3003"] =
            (Evaluated("data.Test!, new EvaluationPlan(Latent: LatentChoice.Mean)"), Evaluated("data.Test!, new EvaluationPlan()")),
        ["VAE3004"] = (Refitted("OptimalSigma(0.1)"), Refitted("SharedSigma(0.1)")),
        ["VAE3005"] = (Evaluated("data"), Evaluated("data.Test!")),
    };

    // Families and priors of the vocabulary have a closed form.
    private const string Own =
        """
        using Vae.Functional.Distributions;

        public sealed record Pointed(int Dimension) : Prior(Dimension)
        {
            public override Distribution Distribution => new LaplaceDistribution(0.0, 1.0);

            public override (string Text, string Latex) Notation => ("z ~ Laplace(0, 1)", "z");
        }
        """;

    /// <summary>Every rule.</summary>
    public static TheoryData<string> Rules => [.. RuleTable.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void SpeaksAndIsSilent(string id)
    {
        Assert.True(Examples.TryGetValue(id, out var example), $"add to {nameof(ExampleTests)} what {id} speaks of, and a neighbour");
        Assert.Contains(id, Said(example.Speaks));
        Assert.DoesNotContain(id, Said(example.Silent));
    }

    private static IEnumerable<string> Said(string body) =>
        Compiled.Of($"public static class Consumer {{ public static object? Run(DataSet data) {{ {body} }} }}", Own)
            .CheckedAndAnalyzed().Select(diagnostic => diagnostic.Id);

    private static string Likelihood(string likelihood, string more = "") =>
        $"return new VaeSpec(new RealValued(784), Latents, Posteriors, {likelihood}{more});";

    private static string Sigma(string sigma, string more = "") => Likelihood($"new Gaussian(Net, new {sigma})", more);

    private static string Output(string range) =>
        Likelihood($"new Gaussian(new Mlp([], Activation.Relu, OutputRange.{range}), new FixedSigma(1))");

    private static string With(string members) => $"return {Made} with {{ {members} }};";

    private static string Plan(string plan) => $"return {Made}.Train(data, new TrainingPlan({plan}));";

    private static string Prior(string prior) => $"return ({Made} with {{ Prior = new {prior} }}).Train(data, new TrainingPlan(10));";

    private static string Family(string family) => With($"Prior = new SparseBeta(20, 0.5, 0.5), Family = new {family}");

    private static string Flow(string estimator) =>
        $"return ({Made} with {{ Family = new Planar(Net, 4) }}).Train(data, new TrainingPlan(10, Estimator: new {estimator}));";

    private static string Weighted(string members, int samples) =>
        $"return ({Made} with {{ {members} }}).Train(data, new TrainingPlan(10, Estimator: new ImportanceWeighted({samples})));";

    private static string Evaluated(string arguments) =>
        $"using var fit = {Made}.Train(data, new TrainingPlan(10)); return fit.Evaluate({arguments});";

    private static string Refitted(string sigma) =>
        Sigma(sigma)[..^1].Replace("return ", "var spec = ") + "; using var fit = spec.Train(data, new TrainingPlan(10)); "
        + "return fit.Evaluate(data.Test!, new EvaluationPlan(Sigma: SigmaChoice.Refitted));";
}
