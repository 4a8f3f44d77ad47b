using Vae.Functional.Noise;

namespace Vae.Functional.Tests.Training;

/// <summary>What training keeps of its batches, and what is made of it afterwards.</summary>
public sealed class RunningStatisticTests
{
    private const int Width = 4;
    private const string Mean = "encoder.first.normalisation.mean", Variance = "encoder.first.normalisation.variance";

    public static TheoryData<EngineKind, int> Engines => new()
    {
        { EngineKind.Torch, 1 }, { EngineKind.Torch, 2 }, { EngineKind.Embedded, 1 }, { EngineKind.Embedded, 2 },
    };

    // Observations are what is normalised, so that no weight has a part in it. Eleven of them: batches of four, four and three.
    [Theory]
    [MemberData(nameof(Engines))]
    public void They_are_those_of_a_hand_computation(EngineKind kind, int threads)
    {
        const double momentum = 0.3;
        var data = Sets.Linear(11);
        var encoder = new Sequence(new BatchNormalisation(momentum), new Mlp([3], Activation.Tanh));
        var spec = Specs.Linear with { Family = new DiagonalGaussian(encoder) };
        var plan = new TrainingPlan(2, BatchSize: 4, Seed: 7, ValidationFraction: 0);

        var (means, variances) = (new double[Width], Enumerable.Repeat(1.0, Width).ToArray());
        for (var epoch = 0; epoch < plan.Epochs; epoch++)
            foreach (var batch in NoiseKey.FromSeed(plan.Seed).Then("shuffle").Then(epoch).Permutation(data.Count).Chunk(plan.BatchSize))
                for (var column = 0; column < Width; column++)
                {
                    var values = batch.Select(row => (double)data[row][column]).ToArray();
                    var (mean, n) = (values.Average(), values.Length);
                    means[column] += momentum * (mean - means[column]);
                    variances[column] += momentum * (values.Sum(x => (x - mean) * (x - mean)) / (n - 1) - variances[column]);
                }

        using var fit = spec.Train(data, plan, engine: new(Threads: threads, Kind: kind));
        Same(means, fit, Mean);
        Same(variances, fit, Variance);
    }

    [Theory]
    [InlineData(EngineKind.Torch)]
    [InlineData(EngineKind.Embedded)]
    public void An_observation_is_worth_the_same_in_any_company_and_after_any_journey(EngineKind kind)
    {
        using var folder = new TemporaryFolder();
        var data = Sets.Bits();
        using var fit = Specs.Normalised.Train(data, new TrainingPlan(3, BatchSize: 40), engine: new(Kind: kind));
        fit.Save(folder["model.safetensors"]);
        using var loaded = Fit.Load(folder["model.safetensors"], new(Kind: kind));

        var together = fit.Evaluate(data);
        Assert.IsType<Evaluation.Bound>(together);
        Assert.Equal(together.Nats, fit.Evaluate(data, new EvaluationPlan(BatchSize: 1)).Nats, 1e-5);
        Assert.Equal(together, loaded.Evaluate(data));
        Assert.Equal(fit.Encode(data)[..2], fit.Encode(Data.From([.. data[0]], (2, 4))), (one, other) => Math.Abs(one - other) < 1e-5);
    }

    [Theory]
    [InlineData(271, 30)]
    [InlineData(20, 1)]
    [InlineData(1, 100)]
    public void A_batch_of_one_is_refused_before_training(int count, int batchSize)
    {
        var plan = new TrainingPlan(1, batchSize, ValidationFraction: 0);
        var message = Assert.Throws<VaeException>(() => Specs.Normalised.Train(Sets.Bits(count), plan)).Message;
        Assert.Equal(
            $"BatchNormalisation takes a variance over a batch, and {count} observations to train on in batches of {batchSize} leave a "
            + "batch of one; give another BatchSize",
            message);
    }

    private static void Same(double[] expected, Fit fit, string statistic)
    {
        using var folder = new TemporaryFolder();
        fit.Save(folder["model.safetensors"]);
        var kept = Engine.Checkpoints.SafeTensors.Read(folder["model.safetensors"]).OrThrow()
            .Find($"parameter/{statistic}").OrThrow().Floats().OrThrow();
        Assert.Equal(expected, kept.Select(value => (double)value), (one, other) => Math.Abs(one - other) < 1e-5);
    }
}
