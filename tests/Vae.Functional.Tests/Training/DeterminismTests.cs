namespace Vae.Functional.Tests.Training;

/// <summary>On the torch engine, a run is a pure function of spec, plan, data and seed.</summary>
public sealed class TorchDeterminismTests() : DeterminismLaws(EngineKind.Torch);

/// <summary>On the embedded engine, a run is a pure function of spec, plan, data and seed.</summary>
public sealed class EmbeddedDeterminismTests() : DeterminismLaws(EngineKind.Embedded);

/// <summary>A run is a pure function of spec, plan, data and seed, however often it is interrupted.</summary>
public abstract class DeterminismLaws(EngineKind kind)
{
    private readonly Engine.IEngine engine = Runs.On(kind);

    // 270 observations to train on: seven steps an epoch, the last with 30 of 40.
    private static readonly TrainingPlan Plan = new(3, BatchSize: 40, Seed: 5);

    public static TheoryData<string, VaeSpec, TrainingPlan, DataSet> Cases => new()
    {
        { "plain", Specs.Binary, Plan, Sets.Bits() },
        { "patience", Specs.Binary, Plan with { Epochs = 6, Patience = 1, LearningRate = 0.3 }, Sets.Bits() },
        { "warm-up", Specs.Binary with { Beta = 2 }, Plan with { KlWarmupEpochs = 2 }, Sets.Bits() },
        {
            "cycles", Specs.Binary with { KlTerm = new Capacity(1, 2, GrowthEpochs: 2) },
            Plan with { KlWarmupEpochs = 1, KlCycleEpochs = 2 }, Sets.Bits()
        },
        { "weight decay", Specs.Binary, Plan with { Optimiser = new AdamW(0.1) }, Sets.Bits() },
        { "Adagrad", Specs.Binary, Plan with { Optimiser = new Adagrad() }, Sets.Bits() },
        { "momentum", Specs.Binary, Plan with { Optimiser = new Sgd(0.5), LearningRate = 1e-4 }, Sets.Bits() },
        { "consecutive batches", Specs.Binary, Plan with { Batching = Batching.Consecutive }, Sets.Bits() },
        { "redrawn bits", Specs.Binary, Plan, Sets.Greys().Binarised(Binarise.Dynamic, 9) },
        { "optimal σ", Specs.Grey(new OptimalSigma(0.01)), Plan with { Patience = 2 }, Sets.Greys() },
        { "several samples", Specs.Grey(new LearnedSigma(0.05)), Plan with { Estimator = new MonteCarlo(3) }, Sets.Greys() },
        {
            "parameters of each observation",
            Specs.Grey(new OptimalSigma(0.01)) with { Family = new FullGaussian(new PerObservation(Steps: 5)) },
            Plan with { Patience = 2 },
            Sets.Greys()
        },
        {
            "a posterior of the weights",
            Specs.Binary with { WeightPosterior = new MeanField(new EmpiricalWeightPrior()) },
            Plan with { Estimator = new ImportanceWeighted(2) },
            Sets.Bits()
        },
        {
            "weights drawn locally",
            Specs.Grey(new LearnedSigma(0.05)) with { WeightPosterior = new MeanField(new NormalWeightPrior(), Local: true) },
            Plan with { Patience = 2 },
            Sets.Greys()
        },
        { "running statistics", Specs.Normalised, Plan with { Patience = 1, Optimiser = new AdamW(0.1) }, Sets.Bits() },
        {
            "an estimator of the user's own",
            Specs.Binary,
            Plan with { Estimator = new ImportanceWeighted(4), ValidationFraction = 0 },
            Sets.Bits()
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_same_run_gives_the_same_bytes(string name, VaeSpec spec, TrainingPlan plan, DataSet data)
    {
        var bytes = Runs.Bytes(spec, plan, data, Train(spec, plan, data));
        Assert.True(bytes.AsSpan().SequenceEqual(Runs.Bytes(spec, plan, data, Train(spec, plan, data))), name);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_resumed_run_gives_the_bytes_of_the_uninterrupted_one(string name, VaeSpec spec, TrainingPlan plan, DataSet data)
    {
        var expected = Runs.Bytes(spec, plan, data, Train(spec, plan, data));
        foreach (var steps in new[] { 1, 4, 7, 8, 15 })
        {
            var interrupted = Runs.Reloaded(spec, plan, data, Train(spec, plan, data, null, steps));
            var resumed = Runs.Bytes(spec, plan, data, Train(spec, plan, data, interrupted));
            Assert.True(expected.AsSpan().SequenceEqual(resumed), $"{name}, interrupted after {steps} steps");
        }
    }

    [Fact]
    public void A_run_that_is_interrupted_at_every_step_gives_the_same_bytes()
    {
        var (spec, data) = (Specs.Binary, Sets.Bits(120));
        var plan = Plan with { Epochs = 2, KlWarmupEpochs = 1 };
        var expected = Runs.Bytes(spec, plan, data, Train(spec, plan, data));
        var state = Train(spec, plan, data, null, 1);
        for (var runs = 1; !state.HasEnded(plan); runs++)
        {
            Assert.InRange(runs, 1, 20);
            state = Train(spec, plan, data, Runs.Reloaded(spec, plan, data, state), 1);
        }
        Assert.Equal(expected, Runs.Bytes(spec, plan, data, state));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var one = Train(Specs.Binary, Plan, Sets.Bits());
        var other = Train(Specs.Binary, Plan with { Seed = 6 }, Sets.Bits());
        Assert.False(one.Parameters.SequenceEqual(other.Parameters));
        Assert.False(one.History.SequenceEqual(other.History));
    }

    [Fact]
    public void Redrawn_bits_differ_from_bits_that_were_drawn_once()
    {
        var (once, anew) = (Sets.Greys().Binarised(Binarise.Static, 9), Sets.Greys().Binarised(Binarise.Dynamic, 9));
        Assert.NotEqual(Train(Specs.Binary, Plan, once).History.ToArray(), Train(Specs.Binary, Plan, anew).History.ToArray());
    }

    [Fact]
    public void A_state_of_other_data_is_not_resumed()
    {
        var state = Train(Specs.Binary, Plan, Sets.Bits(), null, 5);
        using var trainer = Engine.Training.Trainer.Create(Specs.Binary, Plan, Sets.Bits(100), engine).OrThrow();
        var message = trainer.Run(state, new Engine.Training.TrainingHooks()).Match(_ => "", fault => fault.Message);
        Assert.Equal(
            "the saved run is at step 5 of an epoch, where these data and this plan have 3 steps an epoch; "
            + "resume with the data and the plan it was trained with",
            message);
    }

    private Engine.Training.TrainingState Train(
        VaeSpec spec, TrainingPlan plan, DataSet data, Engine.Training.TrainingState? from = null, int steps = int.MaxValue) =>
        Runs.Train(spec, plan, data, from, steps, engine);
}
