using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Training;

/// <summary>Training in the steady state makes no work for the collector.</summary>
public sealed class AllocationTests
{
    private static readonly VaeSpec Spec = new(
        new Binary(9),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([5], Activation.Relu)),
        new Bernoulli(new Mlp([5], Activation.Tanh)));

    // An epoch's order takes four bytes an observation.
    private const long ForTheOrder = 4 * 1_000 + 100;

    [Fact]
    public void A_thousand_more_steps_of_an_epoch_allocate_nothing_more() =>
        Assert.InRange(Allocated(observations: 2_000) - Allocated(observations: 1_000), 0, ForTheOrder);

    // A step an observation; what is compiled and cached is so after the first run.
    private static long Allocated(int observations)
    {
        var data = DataSets.From("bits", Enumerable.Range(0, 9 * observations).Select(i => i % 3 == 0 ? 1f : 0f).ToArray(), 9, []).Value();
        using var engine = new EmbeddedEngine();
        using var trainer = Trainer.Create(Spec, new TrainingPlan(1, BatchSize: 1, ValidationFraction: 0), data, engine).Value();
        trainer.Run(trainer.Start(), new TrainingHooks()).Value();
        var start = trainer.Start();
        var before = GC.GetAllocatedBytesForCurrentThread();
        trainer.Run(start, new TrainingHooks()).Value();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
