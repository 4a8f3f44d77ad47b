using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Tests.Execution;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Training;

/// <summary>Training whose every part is divided among three threads: batches, programs, the optimiser's pass.</summary>
public sealed class DividedTrainingTests
{
    private static readonly DataSet Bits = DataSets.From(
        "bits", [.. Enumerable.Range(0, 9 * 50).Select(i => i * i % 7 < 3 ? 1f : 0f)], 9, []).OrThrow();

    // The optimal σ is shared by a batch, whose observations are therefore not independent terms of a sum.
    private static readonly Mlp Network = new([40], Activation.Tanh);

    // The optimal σ is shared by a batch, whose observations are therefore not independent terms of a sum.
    private static readonly VaeSpec[] Specs =
    [
        new(new Binary(9), new StandardNormal(2), new DiagonalGaussian(Network), new Bernoulli(Network)),
        new(new UnitInterval(9), new StandardNormal(2), new DiagonalGaussian(Network), new Gaussian(Network, new OptimalSigma())),
        new(
            new Binary(9), new StandardNormal(2), new DiagonalGaussian(new Sequence(Network, new BatchNormalisation())),
            new Bernoulli(new Sequence(Network, new BatchNormalisation()))),
    ];

    [Theory]
    [InlineData(0, 7)]
    [InlineData(1, 7)]
    [InlineData(2, 8)]
    public void Divided_training_gives_the_same_bits_again_and_those_of_one_thread_but_for_rounding(int spec, int batchSize)
    {
        TrainingState On(Team team) => Trained(Specs[spec], team, batchSize);
        var (first, again, alone) = (On(Teams.Eager), On(Teams.Eager), On(new Team(1)));

        Assert.Equal(first.Parameters.ToArray(), again.Parameters.ToArray());
        Assert.Equal(first.Moments.SelectMany(moment => moment), again.Moments.SelectMany(moment => moment));
        Assert.Equal(alone.History[^1].Train.Value, first.History[^1].Train.Value, 1e-4);
        for (var i = 0; i < alone.Parameters.Length; i++)
            Assert.Equal(alone.Parameters[i], first.Parameters[i], 1e-3);
    }

    [Fact]
    public void What_each_thread_remembers_is_one_state()
    {
        using var trainer = On(Specs[0], Teams.Eager);
        var state = trainer.Start();
        using var stop = new CancellationTokenSource();
        var halfway = trainer.Run(state, new TrainingHooks(new At(step: 4, stop), Cancellation: stop.Token)).OrThrow();
        using var another = On(Specs[0], Teams.Eager);

        Assert.True(halfway.IsInterrupted);
        Assert.Equal(
            Trained(Specs[0], Teams.Eager).Parameters.ToArray(),
            another.Run(halfway.State, new TrainingHooks()).OrThrow().State.Parameters.ToArray());
    }

    private static TrainingState Trained(VaeSpec spec, Team team, int batchSize = 7)
    {
        using var trainer = On(spec, team, batchSize);
        return trainer.Run(trainer.Start(), new TrainingHooks()).OrThrow().State;
    }

    private static Trainer On(VaeSpec spec, Team team, int batchSize = 7) => Trainer.Create(
        spec,
        new TrainingPlan(2, BatchSize: batchSize, ValidationFraction: 0),
        Bits,
        new EmbeddedEngine(VectorWidths.Widest, team)).OrThrow();

    private sealed class At(int step, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Step == step)
                stop.Cancel();
        }
    }
}
