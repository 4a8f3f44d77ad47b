using Vae.Functional.Engine.Embedded;

namespace Vae.Functional.Benchmarks.Steps;

/// <summary>
/// How much faster several cores are than one where nothing is shared but the machine: each thread multiplies on an engine of its own. Some
/// virtual cores share one, and no way to divide a step does better than this.
/// </summary>
internal static class IndependentRuns
{
    private const int Rounds = 9;
    private const int Repetitions = 5;

    /// <summary>Work done on so many threads at once, over the work of one alone in the same time.</summary>
    public static double Speedup(StepModel model, int threads)
    {
        var (plan, layout) = StepMultiplies.Of(model);
        using var engine = new EmbeddedEngine();
        CompiledPlan[] runs = [.. Enumerable.Range(0, threads).Select(_ => new CompiledPlan(plan, layout, engine))];
        try
        {
            Together(runs);
            return Turns.Median([.. Enumerable.Range(0, Rounds).Select(_ => threads * runs[0].Time(Repetitions) / Together(runs))]);
        }
        finally
        {
            foreach (var run in runs)
                run.Dispose();
        }
    }

    // Seconds a run, the mean over threads that begin together.
    private static double Together(CompiledPlan[] runs)
    {
        using var start = new Barrier(runs.Length);
        var seconds = new double[runs.Length];
        Thread[] threads =
        [
            .. runs.Select((run, i) => new Thread(() =>
            {
                start.SignalAndWait();
                seconds[i] = run.Time(Repetitions);
            })),
        ];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return seconds.Average();
    }
}
