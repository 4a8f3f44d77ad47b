using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Tests;

/// <summary>Runs of the trainer, with everything a test looks at.</summary>
internal static class Runs
{
    public static IEngine Engine { get; } = On(EngineKind.Torch);

    /// <summary>An engine of a kind.</summary>
    public static IEngine On(EngineKind kind) => Engines.Find(new EngineOptions(Kind: kind)).OrThrow();

    /// <summary>A whole run.</summary>
    public static TrainingState Train(VaeSpec spec, TrainingPlan plan, DataSet data, IEngine? engine = null) =>
        Train(spec, plan, data, null, int.MaxValue, engine);

    /// <summary>A run from a state, or from the start, asked to stop after a number of steps.</summary>
    public static TrainingState Train(
        VaeSpec spec, TrainingPlan plan, DataSet data, TrainingState? from, int steps, IEngine? engine = null)
    {
        using var trainer = Trainer.Create(spec, plan, data, engine ?? Engine).OrThrow();
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var progress = new Listener(report =>
        {
            if (report.Completed is null && ++seen == steps)
                stop.Cancel();
        });
        return trainer.Run(from ?? trainer.Start(), new TrainingHooks(progress, Cancellation: stop.Token)).OrThrow().State;
    }

    /// <summary>The fault that stops a run, with the states that it saved.</summary>
    public static (string Message, List<TrainingState> Saved) Fault(VaeSpec spec, TrainingPlan plan, DataSet data)
    {
        List<TrainingState> saved = [];
        using var trainer = Trainer.Create(spec, plan, data, Engine).OrThrow();
        Either<Vae.Functional.Fault, Unit> Save(TrainingState state)
        {
            saved.Add(state);
            return Unit.Default;
        }
        return (trainer.Run(trainer.Start(), new TrainingHooks(Save: Save)).Match(_ => "the run ended", fault => fault.Message), saved);
    }

    /// <summary>The bytes of the checkpoint of a state.</summary>
    public static byte[] Bytes(VaeSpec spec, TrainingPlan plan, DataSet data, TrainingState state)
    {
        using var folder = new TemporaryFolder();
        new Checkpoint(spec, plan, DataIdentity.Of(data), state).Save(folder["checkpoint.safetensors"]).OrThrow();
        return File.ReadAllBytes(folder["checkpoint.safetensors"]);
    }

    /// <summary>A state after it has been on disk.</summary>
    public static TrainingState Reloaded(VaeSpec spec, TrainingPlan plan, DataSet data, TrainingState state)
    {
        using var folder = new TemporaryFolder();
        new Checkpoint(spec, plan, DataIdentity.Of(data), state).Save(folder["checkpoint.safetensors"]).OrThrow();
        return Checkpoint.Load(folder["checkpoint.safetensors"]).OrThrow().State;
    }

    /// <summary>Told at once, on the thread that trains.</summary>
    internal sealed class Listener(Action<TrainingProgress> heard) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => heard(value);
    }
}
