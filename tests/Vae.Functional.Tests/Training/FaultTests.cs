using Vae.Functional.Engine.Training;

namespace Vae.Functional.Tests.Training;

/// <summary>What cannot be trained says so in one line, and leaves what was good.</summary>
public sealed class FaultTests
{
    private static readonly TrainingPlan Plan = new(3, BatchSize: 40);

    [Fact]
    public void A_value_that_is_not_a_number_stops_training_and_names_epoch_and_batch()
    {
        var (message, saved) = Runs.Fault(Specs.Grey(new LearnedSigma(0.01)), Plan with { LearningRate = 1e30 }, Sets.Greys());
        Assert.Matches(
            "^training stopped: the [a-z]+ became (NaN|-?Infinity) in epoch 1, batch 2; "
            + "lower the learning rate or raise the floor of σ; what was saved before is untouched$",
            message);
        Assert.Empty(saved);
    }

    [Fact]
    public void The_states_that_were_saved_before_are_good()
    {
        // The weight grows by 10³⁶ an epoch, until the sum of a batch is more than single precision holds.
        var spec = Specs.Binary with { Beta = 1e37 };
        var plan = new TrainingPlan(10, BatchSize: 270, LearningRate: 1e-9, KlWarmupEpochs: 10);
        var (message, saved) = Runs.Fault(spec, plan, Sets.Bits());
        Assert.InRange(saved.Count, 2, 8);
        Assert.Equal(Enumerable.Range(1, saved.Count), saved.Select(state => state.Epoch));
        Assert.Equal(
            $"training stopped: the objective became -Infinity in epoch {saved.Count + 1}, batch 1; "
            + "lower the learning rate or raise the floor of σ; what was saved before is untouched",
            message);
        Assert.All(saved, state => Assert.Equal(state.Epoch, Runs.Reloaded(spec, plan, Sets.Bits(), state).Epoch));
    }

    [Fact]
    public void A_validation_value_that_is_not_a_number_stops_training_before_it_is_saved()
    {
        var plan = new TrainingPlan(3, BatchSize: 270, LearningRate: 8);
        var (message, saved) = Runs.Fault(Specs.Grey(new LearnedSigma()), plan, Sets.Greys());
        Assert.Equal(
            "training stopped: the validation value became -Infinity after epoch 1; "
            + "lower the learning rate or raise the floor of σ; what was saved before is untouched",
            message);
        Assert.Empty(saved);
    }

    [Fact]
    public void A_state_that_cannot_be_saved_stops_training()
    {
        using var trainer = Trainer.Create(Specs.Binary, Plan, Sets.Bits(), Runs.Engine).OrThrow();
        var ended = trainer.Run(trainer.Start(), new TrainingHooks(Save: _ => new Fault("the disk is full")));
        var message = ended.Match(_ => "", fault => fault.Message);
        Assert.Equal("the disk is full", message);
    }

    [Fact]
    public void Data_of_another_size() => Fails(
        "data: an observation has the shape [3, 3], the spec's has [2, 4]; declare Binary([3, 3]) or give other data",
        () => Specs.Binary.Train(Data.From(new float[90], (3, 3)), Plan));

    [Fact]
    public void Data_outside_the_support() => Fails(
        "data: observation 1, position [0, 3] (both counted from 0) holds 0.5 where 0 or 1 was expected; binarise it: --binarise static",
        () => Specs.Binary.Train(Data.From([.. Enumerable.Range(0, 80).Select(i => i == 11 ? 0.5f : 1)], (2, 4)), Plan));

    [Fact]
    public void Data_that_are_not_numbers() => Fails(
        "data: observation 0, position [2] (both counted from 0) holds NaN where a finite number was expected; "
        + "drop the observation or fill in a value",
        () => Specs.Linear.Train(Data.From([1, 2, float.NaN, 4], 4), Plan));

    [Fact]
    public void No_data() =>
        Fails("data: 0 values are no whole number of observations of shape [2, 4], which has 8", () => Data.From([], (2, 4)));

    [Fact]
    public void One_observation_of_which_a_part_is_set_aside() => Fails(
        "data: a validation fraction of 0.1 leaves none of its 1 observations to train on; give more data or a smaller fraction",
        () => Specs.Linear.Train(Data.From([1, 2, 3, 4], 4), Plan));

    [Fact]
    public void A_wrong_spec_and_a_wrong_plan_say_everything_at_once()
    {
        Fails(
            "Prior: the latent dimension is 0; give a positive number; "
            + "VAE2004: β = NaN makes no objective; give a finite number that is not negative",
            () => (Specs.Binary with { Prior = new StandardNormal(0), Beta = double.NaN }).Train(Sets.Bits(), Plan));
        Fails(
            "Epochs is 0; give a positive number; BatchSize is 0; give a positive number",
            () => Specs.Binary.Train(Sets.Bits(), new TrainingPlan(0, 0)));
    }

    [Fact]
    public void A_network_too_large_for_any_memory() => Fails(
        "the model has 13000000100 parameters, more than 1073741795; give smaller hidden layers",
        () => (Specs.Binary with { Family = new DiagonalGaussian(new Mlp([1_000_000_000], Activation.Relu)) }).Train(Sets.Bits(), Plan));

    private static void Fails(string expected, Func<object> act) => Assert.Equal(expected, Assert.Throws<VaeException>(act).Message);
}
