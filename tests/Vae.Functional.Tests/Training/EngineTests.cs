namespace Vae.Functional.Tests.Training;

/// <summary>One model on either engine.</summary>
public sealed class EngineTests
{
    private static readonly EngineOptions Torch = new(Kind: EngineKind.Torch);
    private static readonly EngineOptions Embedded = new(Kind: EngineKind.Embedded);

    public static TheoryData<string, VaeSpec, DataSet> Cases => new()
    {
        { "bits", Specs.Binary, Sets.Bits() },
        { "learned σ", Specs.Grey(new LearnedSigma(0.05)), Sets.Greys() },
        { "optimal σ", Specs.Grey(new OptimalSigma(0.01)), Sets.Greys() },
        { "running statistics", Specs.Normalised, Sets.Bits() },
        { "drawn weights", Specs.Binary with { WeightPosterior = new MeanField(new EmpiricalWeightPrior()) }, Sets.Bits() },
        {
            "weights drawn locally",
            Specs.Grey(new LearnedSigma(0.05)) with { WeightPosterior = new MeanField(new NormalWeightPrior(), Local: true) },
            Sets.Greys()
        },
    };

    // Rounding, 6e-8 an operation, grows by what a step makes of it: after 14 steps of these runs values lie within 1e-5 of each other,
    // and a gradient that is wrong anywhere moves them by more than 1e-2.
    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_engines_train_to_the_same_values_but_for_rounding(string name, VaeSpec spec, DataSet data)
    {
        var plan = new TrainingPlan(2, BatchSize: 40, Seed: 5);
        using var torch = spec.Train(data, plan, engine: Torch);
        using var embedded = spec.Train(data, plan, engine: Embedded);

        Assert.StartsWith("torch (", torch.EngineName);
        Assert.StartsWith("embedded", embedded.EngineName);
        foreach (var (one, other) in torch.History.Zip(embedded.History))
        {
            Assert.True(Math.Abs(one.Train.Value - other.Train.Value) < 1e-4, $"{name}: {one.Train.Value}, {other.Train.Value}");
            Assert.True(Math.Abs(one.Validation!.Value - other.Validation!.Value) < 1e-4, $"{name}: {one.Validation.Value}, {other.Validation.Value}");
        }
        Assert.Equal(torch.Evaluate(data).Nats, embedded.Evaluate(data).Nats, 1e-4);
    }

    [Fact]
    public void A_model_that_one_engine_trained_runs_on_the_other()
    {
        using var folder = new TemporaryFolder();
        using var trained = Specs.Binary.Train(Sets.Bits(), new TrainingPlan(2, BatchSize: 50), engine: Torch);
        trained.Save(folder["model.safetensors"]);
        using var loaded = Fit.Load(folder["model.safetensors"], Embedded);

        Assert.StartsWith("embedded", loaded.EngineName);
        Assert.Equal(trained.Evaluate(Sets.Bits()).Nats, loaded.Evaluate(Sets.Bits()).Nats, 1e-5);
        foreach (var (expected, actual) in trained.Encode(Sets.Bits()).Zip(loaded.Encode(Sets.Bits())))
            Assert.Equal(expected, actual, 1e-5);
    }

    [Fact]
    public void Torch_is_taken_where_it_is_there_and_nothing_is_asked_for()
    {
        using var fit = Specs.Binary.Train(Sets.Bits(), new TrainingPlan(1, BatchSize: 100));
        Assert.StartsWith("torch (", fit.EngineName);
    }
}
