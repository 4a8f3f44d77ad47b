using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>Training in the steady state makes no work for the collector, on any engine.</summary>
public abstract class AllocationLaws(IEngine engine)
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
        Assert.InRange(OfThousandSteps(GC.GetAllocatedBytesForCurrentThread), 0, ForTheOrder);

    /// <summary>What an epoch of two thousand steps allocates more than one of a thousand.</summary>
    /// <param name="allocated">All that has been allocated so far.</param>
    protected long OfThousandSteps(Func<long> allocated) => OfAnEpoch(2_000, allocated) - OfAnEpoch(1_000, allocated);

    // A step an observation; what is compiled and cached is so after the first run.
    private long OfAnEpoch(int observations, Func<long> allocated)
    {
        var bits = Enumerable.Range(0, 9 * observations).Select(i => i % 3 == 0 ? 1f : 0f).ToArray();
        var data = DataSets.From("bits", bits, 9, []).OrThrow();
        using var trainer = Trainer.Create(Spec, new TrainingPlan(1, BatchSize: 1, ValidationFraction: 0), data, engine).OrThrow();
        trainer.Run(trainer.Start(), new TrainingHooks()).OrThrow();
        var start = trainer.Start();
        var before = allocated();
        trainer.Run(start, new TrainingHooks()).OrThrow();
        return allocated() - before;
    }
}
