using LanguageExt;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;
using Vae.Functional.Tests.Measures;

namespace Vae.Functional.Tests.Training;

/// <summary>Variational parameters of each observation reach the posterior where their family holds it, and are fitted to new data.</summary>
public sealed class PerObservationTests
{
    private static readonly float[] Loadings = [1.5f, 0.2f, -0.7f, 0.4f, 0.1f, 1.1f, 0.5f, -0.9f];
    private static readonly float[] Offset = [0, 0.3f, 0.6f, 0.9f];

    // What Sets.Linear is drawn from; the two components of a posterior are correlated.
    private static readonly ProbabilisticPca Exact = Model(Loadings, Offset);

    private static readonly PerObservation Fitted = new(Steps: 1_000);

    public static TheoryData<Family> Families => [new FullGaussian(Fitted), new LowRankGaussian(Fitted, Rank: 2)];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_fit_to_held_out_data_reaches_log_evidence(Family family)
    {
        var data = Sets.Linear(60, seed: 9);
        using var fit = Crafted.Of(
            Specs.Linear with { Family = family },
            new Dictionary<string, double[]> { ["decoder.mean.weight"] = Doubles(Loadings), ["decoder.mean.bias"] = Doubles(Offset) },
            new StickingTheLanding());
        // At the posterior every draw of log p(x, z) − log q(z|x) is log p(x), so that one is enough.
        var found = Assert.IsType<Evaluation.Bound>(fit.Evaluate(data));
        Assert.Equal(Exact.MeanLogDensity(data.Matrix()), found.Nats, 1e-3);
        Assert.InRange(Furthest(Exact.PosteriorMeans(data.Matrix()).Values, fit.Encode(data)), 0, 0.02);
    }

    [Fact]
    public void Rows_that_are_trained_beside_the_decoder_reach_its_posteriors()
    {
        var data = Sets.Linear();
        var spec = Specs.Linear with { Family = new FullGaussian(new PerObservation(StepSize: 0.02)) };
        var plan = new TrainingPlan(600, BatchSize: 100, new StickingTheLanding(), LearningRate: 2e-3, ValidationFraction: 0);
        var state = Runs.Train(spec, plan, data);
        var layout = ModelLayout.Of(spec, plan, data.Count).OrThrow();
        ReadOnlySpan<float> Values(string name) => state.Parameters.AsSpan().Slice(layout[name].Offset, layout[name].Count);

        var trained = Model(Values("decoder.mean.weight"), Values("decoder.mean.bias"));
        Assert.InRange(Furthest(trained.PosteriorMeans(data.Matrix()).Values, Values("encoder.mean")), 0, 0.1);
        Assert.Equal(trained.MeanLogDensity(data.Matrix()), state.History[^1].Train.Value, 0.01);
        Assert.InRange(trained.MeanLogDensity(data.Matrix()) - Exact.MeanLogDensity(data.Matrix()), 0, 0.05);
    }

    // Cremer, Li and Duvenaud 2018, equation 6: what the network loses against the best of its family for each observation.
    [Fact]
    public void With_the_decoder_fixed_the_fit_is_no_worse_than_the_network()
    {
        var (data, plan) = (Sets.Bits(seed: 2), new TrainingPlan(5, BatchSize: 50, LearningRate: 1e-2, ValidationFraction: 0));
        var trained = Runs.Train(Specs.Binary, plan, Sets.Bits());
        var layout = ModelLayout.Of(Specs.Binary, plan).OrThrow();
        double[] Values(string name) => Doubles(trained.Parameters.AsSpan().Slice(layout[name].Offset, layout[name].Count));
        using var fit = Crafted.Of(
            Specs.Binary with { Family = new DiagonalGaussian(Fitted) },
            layout.Parameters.Select(parameter => parameter.Name).Where(name => name.StartsWith("decoder.", StringComparison.Ordinal))
                .ToDictionary(name => name, Values));
        using var amortised = Crafted.Of(Specs.Binary, layout.Parameters.ToDictionary(parameter => parameter.Name, p => Values(p.Name)));

        var draws = new EvaluationPlan(new AnalyticKl(100));
        Assert.InRange(fit.Evaluate(data, draws).Nats - amortised.Evaluate(data, draws).Nats, 0.01, 1);
    }

    [Fact]
    public void A_fit_depends_on_the_model_and_the_observation_alone()
    {
        using var folder = new TemporaryFolder();
        var (data, spec) = (Sets.Bits(30, seed: 2), Specs.Binary with { Family = new DiagonalGaussian(new PerObservation(Steps: 20)) });
        using var fit = spec.Train(Sets.Bits(), new TrainingPlan(3, LearningRate: 1e-2));
        Assert.Equal(["divergence", "reconstruction"], fit.History[^1].Train.Terms.Keys);
        var nats = fit.Evaluate(data).Nats;
        Assert.NotEmpty(fit.Reconstruct(data, draws: 2));
        Assert.NotEqual(nats, fit.Evaluate(Sets.Bits(30, seed: 3)).Nats);

        // A row belongs to its place: more observations behind it change nothing but how products are rounded.
        var first = Data.From([.. data.Values[..(8 * 10)]], (2, 4));
        Assert.Equal(fit.Encode(data)[..20].Select(Rounded), fit.Encode(first).Select(Rounded));
        Assert.Equal(nats, fit.Evaluate(data, new EvaluationPlan(BatchSize: 7)).Nats, 1e-4);

        fit.Save(folder["model.safetensors"]);
        using var loaded = Fit.Load(folder["model.safetensors"]);
        Assert.Equal(nats, loaded.Evaluate(data).Nats);
    }

    [Fact]
    public void A_state_of_more_observations_is_not_resumed()
    {
        var spec = Specs.Binary with { Family = new DiagonalGaussian(new PerObservation()) };
        var plan = new TrainingPlan(2, ValidationFraction: 0);
        var state = Runs.Train(spec, plan, Sets.Bits(30), null, 1);
        using var trainer = Trainer.Create(spec, plan, Sets.Bits(20), Runs.Engine).OrThrow();
        Assert.Equal(
            "the saved run has parameters of 30 observations, where these data and this plan have 20 to train on; resume with the data and "
            + "the plan it was trained with",
            trainer.Run(state, new TrainingHooks()).Match(_ => "", fault => fault.Message));
    }

    private static double Rounded(float number) => Math.Round(number, 3);

    private static double[] Doubles(ReadOnlySpan<float> numbers) => [.. numbers.ToArray().Select(number => (double)number)];

    // Loadings [k, D] laid flat, as a decoder has them.
    private static ProbabilisticPca Model(ReadOnlySpan<float> loadings, ReadOnlySpan<float> offset)
    {
        var w = new double[offset.Length, loadings.Length / offset.Length];
        for (var i = 0; i < loadings.Length; i++)
            w[i % offset.Length, i / offset.Length] = loadings[i];
        return ProbabilisticPca.Of(w, Doubles(offset), 0.25).OrThrow();
    }

    private static double Furthest(ReadOnlySpan<double> expected, ReadOnlySpan<float> found)
    {
        var furthest = 0.0;
        for (var i = 0; i < expected.Length; i++)
            furthest = Math.Max(furthest, Math.Abs(expected[i] - found[i]));
        return furthest;
    }
}
