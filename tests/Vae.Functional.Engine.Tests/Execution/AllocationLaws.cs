using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Execution;

/// <summary>Training in the steady state makes no work for the collector, on any engine, on none of its threads.</summary>
/// <param name="engineOf">An engine over a team, which it ends.</param>
public abstract class AllocationLaws(Func<Team, IEngine> engineOf)
{
    // Wide enough that a step lasts until another thread has come to take its share.
    private const int Width = 100;
    private const int BatchSize = 8;

    private static readonly VaeSpec Spec = new(
        new Binary(Width),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([50], Activation.Relu)),
        new Bernoulli(new Mlp([50], Activation.Tanh)));

    // Masks are made of constants, in every step anew.
    private static readonly VaeSpec Masked = Spec with { Family = new InverseAutoregressive(new Mlp([50], Activation.Relu), 2, [20]) };

    // An epoch's order takes four bytes an observation.
    private const long ForTheOrder = 4 * BatchSize * 1_000 + 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_thousand_more_steps_of_an_epoch_allocate_nothing_more(int threads) =>
        Assert.InRange(OfThousandSteps(threads, GC.GetAllocatedBytesForCurrentThread), 0, ForTheOrder);

    [Fact]
    public void Nor_do_those_of_masked_weights() =>
        Assert.InRange(OfThousandSteps(1, GC.GetAllocatedBytesForCurrentThread, Masked, new MonteCarlo()), 0, ForTheOrder);

    /// <summary>What an epoch of two thousand steps allocates more than one of a thousand, on all threads that divide each step.</summary>
    /// <param name="threads">How many.</param>
    /// <param name="allocated">All that has been allocated so far for the thread that asks.</param>
    /// <param name="spec">What is trained; null for a spec in common use.</param>
    /// <param name="estimator">By what; null for the default.</param>
    protected long OfThousandSteps(int threads, Func<long> allocated, VaeSpec? spec = null, Estimator? estimator = null)
    {
        var team = new Team(threads, fewestOperations: 0);
        using var engine = engineOf(team);
        var everywhere = new OnEveryThread(team, allocated);
        long Of(int steps) => OfAnEpoch(steps, spec ?? Spec, estimator, engine, everywhere);
        return Of(2_000) - Of(1_000);
    }

    // What is compiled and cached is so after the first run.
    private static long OfAnEpoch(int steps, VaeSpec spec, Estimator? estimator, IEngine engine, OnEveryThread allocated)
    {
        var bits = Enumerable.Range(0, Width * BatchSize * steps).Select(i => i % 3 == 0 ? 1f : 0f).ToArray();
        var data = DataSets.From("bits", bits, Width, []).OrThrow();
        var plan = new TrainingPlan(1, BatchSize, estimator, ValidationFraction: 0);
        using var trainer = Trainer.Create(spec, plan, data, engine).OrThrow();
        trainer.Run(trainer.Start(), new TrainingHooks()).OrThrow();
        var start = trainer.Start();
        var before = allocated.Sum();
        trainer.Run(start, new TrainingHooks()).OrThrow();
        return allocated.Sum() - before;
    }

    // A number of each thread of a team, added up: a share that waits for all others to have begun leaves none of them to its thread.
    private sealed class OnEveryThread : IOperation
    {
        private readonly Team team;
        private readonly Func<long> number;
        private readonly IOperation[] shares;
        private int begun;
        private long sum;

        public OnEveryThread(Team team, Func<long> number)
        {
            (this.team, this.number) = (team, number);
            shares = [.. Enumerable.Repeat(this, team.Count)];
        }

        public long Sum()
        {
            (begun, sum) = (0, 0);
            team.Run(shares);
            return sum;
        }

        // Nothing that waits may allocate.
        void IOperation.Run()
        {
            Interlocked.Increment(ref begun);
            for (var wait = new SpinWait(); Volatile.Read(ref begun) < team.Count;)
                wait.SpinOnce(sleep1Threshold: -1);
            Interlocked.Add(ref sum, number());
        }
    }
}
