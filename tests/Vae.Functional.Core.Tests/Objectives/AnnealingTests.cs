using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>
/// Annealing on models whose log p(x) is known exactly. Seeds are fixed; five standard errors would reject a right procedure with one
/// seed in 1.7 million.
/// </summary>
public sealed class AnnealingTests
{
    private const double StandardErrors = 5;

    private static readonly NoiseKey Key = NoiseKey.FromSeed(11);

    private static readonly AnnealingPlan Short = new(Temperatures: 30, Chains: 100, LeapfrogSteps: 4, StepSize: 0.3, PilotChains: 4);

    private static VaeSpec Spec(Sizes hidden, int latent) => new(
        new RealValued(3, Dequantised: true),
        new StandardNormal(latent),
        new DiagonalGaussian(new Mlp([], Activation.Tanh)),
        new Gaussian(new Mlp(hidden, Activation.Tanh), new FixedSigma(0.5)));

    private static readonly VaeSpec Linear = Spec([], 2);

    private static readonly DenseArray Observation = DenseArray.Of([1, 3], [0.9, -0.6, 1.4]);

    [Theory]
    [InlineData(AnnealingBase.Prior, AnnealingSchedule.Sigmoid)]
    [InlineData(AnnealingBase.Prior, AnnealingSchedule.Linear)]
    [InlineData(AnnealingBase.Posterior, AnnealingSchedule.Sigmoid)]
    public void Of_a_linear_model_the_mean_weight_is_p_of_x(AnnealingBase start, AnnealingSchedule schedule)
    {
        var parameters = Parameters(Linear);
        var truth = LinearGaussian.Of(Linear, parameters).Bind(oracle => oracle.LogEvidence(Observation.Values)).OrThrow();

        AssertEstimates(truth, Linear, parameters, Short with { Base = start, Schedule = schedule });
    }

    [Fact]
    public void Of_a_curved_model_the_mean_weight_is_p_of_x()
    {
        var spec = Spec([4], 1);
        var parameters = Parameters(spec);
        var truth = OneDimensionalLatent.LogEvidence(spec, parameters, Observation.Values).OrThrow();

        AssertEstimates(truth, spec, parameters, Short);
    }

    // Data with their own z: over many of them E p(x) e^(reverse log w) = 1 = E e^(forward log w)/p(x). Steps too long to be accepted
    // always, and few temperatures, so that a weight of the wrong step would show.
    [Fact]
    public void On_simulated_data_both_directions_are_unbiased_and_enclose_the_truth()
    {
        const int Count = 400;
        var parameters = Parameters(Linear);
        var oracle = LinearGaussian.Of(Linear, parameters).OrThrow();
        var (z, x) = Simulated(parameters, Count);
        double[] truths = [.. Enumerable.Range(0, Count).Select(i => oracle.LogEvidence(x.Values.Slice(3 * i, 3)).OrThrow())];
        var plan = new AnnealingPlan(Temperatures: 8, Chains: 1, LeapfrogSteps: 3, StepSize: 0.45, PilotChains: 0);
        var chains = AnnealedChains.Of(Linear, parameters, x, plan, Key, GraphEvaluators.Reference).OrThrow();

        var forward = chains.Forward(Key.Then("forward"));
        var reverse = chains.Reverse(z, Key.Then("reverse"));

        Assert.InRange(forward.Average(estimate => estimate.Acceptance), 0.5, 0.95);
        AssertMean(1, [.. forward.Select((estimate, i) => Math.Exp(estimate.LogWeights[0] - truths[i]))]);
        AssertMean(1, [.. reverse.Select((estimate, i) => Math.Exp(estimate.LogWeights[0] + truths[i]))]);
        Assert.True(forward.Average(estimate => estimate.Nats) < truths.Average());
        Assert.True(reverse.Average(estimate => estimate.Nats) > truths.Average());
    }

    [Fact]
    public void A_certificate_narrows_as_temperatures_are_added()
    {
        var parameters = Parameters(Linear);
        EvidenceCertificate At(int temperatures) => BidirectionalMonteCarlo
            .Run(Linear, parameters, 30, Short with { Temperatures = temperatures, Chains = 4 }, Key).OrThrow();
        var (rough, fine) = (At(3), At(40));

        Assert.True(fine.Gap < rough.Gap / 2, $"{rough}, then {fine}");
        Assert.True(fine.Lower > rough.Lower && fine.Upper < rough.Upper, $"{rough}, then {fine}");
        Assert.InRange(fine.Gap, -StandardErrors * fine.GapError, 0.5);
        Assert.Matches(@"^log p\(x\) between -\d+\.\d\d and -\d+\.\d\d nats per observation \(gap ", fine.ToString());
    }

    [Theory]
    [InlineData(0.001)]
    [InlineData(20)]
    public void Pilot_chains_find_a_step_size_wherever_they_start(double stepSize)
    {
        var plan = Short with { Temperatures = 100, Chains = 4, StepSize = stepSize };
        var found = AnnealedImportanceSampling.Run(Linear, Parameters(Linear), Observation, plan, Key).OrThrow();

        Assert.InRange(found.Single().Acceptance, 0.4, 0.9);
    }

    [Fact]
    public void One_temperature_is_importance_sampling_from_the_base()
    {
        var plan = Short with { Temperatures = 1, Chains = 50, Base = AnnealingBase.Posterior };
        var found = AnnealedImportanceSampling.Run(Linear, Parameters(Linear), Observation, plan, Key).OrThrow().Single();
        var draws = NoiseLeaves.Of(Programs.Encoding(Linear).OrThrow(), 50, Key.Then("forward").Then("start"))[VaeModel.LatentNoise];
        var leaves = new Dictionary<string, DenseArray>(Parameters(Linear))
        {
            [VaeModel.ObservationInput] = Observation,
            [VaeModel.LatentNoise] = draws,
        };
        var sampled = Evaluate.Of(Programs.Evaluation(Linear, new ImportanceSampled(50)).OrThrow(), 1, leaves);

        Assert.Equal(sampled[Programs.Value].Values[0], found.Nats, 1e-10);
        Assert.Equal(sampled[Term.EffectiveDraws].Values[0], found.EffectiveDraws, 1e-8);
        Assert.True(double.IsNaN(found.Acceptance));
    }

    [Fact]
    public void The_same_key_gives_the_same_estimate_and_another_key_another()
    {
        AnnealedEstimate With(NoiseKey key) => AnnealedImportanceSampling
            .Run(Linear, Parameters(Linear), Observation, Short with { Temperatures = 3, Chains = 2 }, key).OrThrow().Single();
        Assert.Equal(With(Key), With(Key));
        Assert.NotEqual(With(Key), With(Key.Then(1)));
    }

    [Fact]
    public void What_cannot_be_annealed_is_refused_in_words()
    {
        string Refusal(VaeSpec spec, AnnealingPlan plan, DenseArray observations, IReadOnlyDictionary<string, DenseArray> parameters) =>
            AnnealedImportanceSampling.Run(spec, parameters, observations, plan, Key).Match(Right: _ => "", Left: fault => fault.Message);

        var known = Parameters(Linear);
        Assert.Equal(
            "Temperatures is 0; give a positive number; StepSize is -1; give a positive number",
            Refusal(Linear, Short with { Temperatures = 0, StepSize = -1 }, Observation, known));
        Assert.Equal(
            "the observations have extents [1, 2]; give [n, 3], one laid flat a row",
            Refusal(Linear, Short, DenseArray.Of([1, 2], [1, 2]), known));
        Assert.Equal(
            "the parameter decoder.mean.weight [2, 3] has no value of that shape; give one for each parameter of the spec",
            Refusal(Linear, Short, Observation, new Dictionary<string, DenseArray>()));
        Assert.StartsWith(
            "annealing estimates log p(x), and this spec declares none: VAE1006: ",
            Refusal(Linear with { Likelihood = new MeanSquaredError(new Mlp([], Activation.Tanh)) }, Short, Observation, known));
        Assert.Equal(
            "annealing from q(z|x) takes a network that reads x, and PerObservation is none; take AnnealingBase.Prior",
            Refusal(
                Linear with { Family = new DiagonalGaussian(new PerObservation()) },
                Short with { Base = AnnealingBase.Posterior }, Observation, known));
        Assert.Equal(
            "1 observations; simulate at least two",
            BidirectionalMonteCarlo.Run(Linear, known, 1, Short, Key).Match(Right: _ => "", Left: fault => fault.Message));
    }

    private static void AssertEstimates(double truth, VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, AnnealingPlan plan)
    {
        var found = AnnealedImportanceSampling.Run(spec, parameters, Observation, plan, Key).OrThrow().Single();

        AssertMean(1, [.. found.LogWeights.Select(weight => Math.Exp(weight - truth))]);
        Assert.InRange(found.StandardError, 1e-4, 0.1);
        Assert.InRange(found.EffectiveDraws, 30, 100);
    }

    private static void AssertMean(double expected, double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
        Assert.InRange(mean - expected, -StandardErrors * error, StandardErrors * error);
    }

    private static (double[] Z, DenseArray X) Simulated(IReadOnlyDictionary<string, DenseArray> parameters, int count)
    {
        var noises = NoiseLeaves.Of(Programs.PriorDraw(Linear), count, Key.Then("z"));
        var z = Evaluate.Of(Programs.PriorDraw(Linear), count, noises)["z"];
        var generation = Programs.Generation(Linear).OrThrow();
        var leaves = new Dictionary<string, DenseArray>(parameters) { ["z"] = z };
        foreach (var (name, value) in NoiseLeaves.Of(generation, count, Key.Then("x")))
            leaves[name] = value;
        return (z.Values.ToArray(), Evaluate.Of(generation, count, leaves)["draw"]);
    }

    // Any fixed numbers of order one, no two alike.
    private static Dictionary<string, DenseArray> Parameters(VaeSpec spec) =>
        Programs.Evaluation(spec, new AnalyticKl()).OrThrow().Parameters.Select((parameter, index) => (parameter, index)).ToDictionary(
            pair => pair.parameter.Name,
            pair => DenseArray.Generate(
                pair.parameter.Shape.Bind(1),
                i => ScaleOf(pair.parameter.Name) * Math.Sin(1 + 2.3 * i + 0.7 * pair.index)));

    // So that q(z|x) is no worse than the prior.
    private static double ScaleOf(string parameter) => parameter.StartsWith("encoder", StringComparison.Ordinal) ? 0.2 : 1;
}
