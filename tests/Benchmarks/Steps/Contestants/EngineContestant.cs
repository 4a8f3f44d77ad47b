using System.Diagnostics;
using LanguageExt;
using TorchSharp;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>Our own training, as users run it: a round is an epoch, timed from the report of its first step to that of its last.</summary>
internal sealed class EngineContestant : IContestant, IProgress<TrainingProgress>
{
    // More than there are rounds.
    private const int Epochs = int.MaxValue;

    private readonly IEngine engine;
    private readonly Trainer trainer;
    private TrainingState state;
    private CancellationTokenSource afterEpoch = new();
    private long start;
    private double secondsAStep;

    private EngineContestant(IEngine engine, Trainer trainer) => (this.engine, this.trainer, state) = (engine, trainer, trainer.Start());

    public static Either<Fault, IContestant> Of(Entry entry, EngineOptions options) =>
        from engine in Engines.Find(options)
        let plan = new TrainingPlan(Epochs, entry.Model.Batch, entry.Model.Estimator, ValidationFraction: 0)
        // The first step is not timed: its start is not reported.
        from data in DataSets.From("random", entry.Observations(entry.Steps + 1), entry.Model.Width, [])
        from trainer in Trainer.Create(entry.Model.Spec, plan, data, engine)
        select (IContestant)new EngineContestant(engine, trainer);

    public string Note => engine.Name;

    public Task<double> Round(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        torch.set_num_threads(1); // Others may have asked for more since; ours divide work between threads of their own.
        afterEpoch = new CancellationTokenSource();
        state = trainer.Run(state, new TrainingHooks(this, Cancellation: afterEpoch.Token)).OrThrow().State;
        return Task.FromResult(secondsAStep);
    }

    public void Report(TrainingProgress value)
    {
        if (value.Completed is not null)
            return;
        if (value.Step == 1)
            start = Stopwatch.GetTimestamp();
        if (value.Step < value.Steps)
            return;
        secondsAStep = Stopwatch.GetElapsedTime(start).TotalSeconds / (value.Steps - 1);
        afterEpoch.Cancel();
    }

    public void Dispose()
    {
        trainer.Dispose();
        engine.Dispose();
    }
}
