using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>
/// One call of <c>train</c>, from the options to the report. Everything that can be wrong with what was asked is found before the first
/// file is written.
/// </summary>
internal static class TrainingSession
{
    /// <summary>The exit code of a run that the user stopped.</summary>
    private const int Interrupted = 130;

    public static Either<Fault, int> Run(SpecCatalog catalog, DeclaredSpec declared, RunSettings asked, int? threads, bool resume)
    {
        var last = resume ? RunFolder.Last(declared.Id) : Option<RunFolder>.None;
        if (resume && last.IsNone)
            Console.WriteLine($"{declared.Id} has no run to go on with under {RunFolder.Root}; a new one starts");
        return from earlier in last.Match(
                   Some: folder => RunSettings.Load(folder.Settings, "start a new run without --resume"),
                   None: () => Option<RunSettings>.None)
               let settings = earlier.Match(Some: asked.Over, None: () => asked)
               from estimator in SharedOptions.Chosen(catalog, settings.Estimator, settings.Samples, Programs.DefaultEstimator)
               let plan = settings.Plan(estimator)
               from validSpec in declared.Spec.Validate().Joined()
               from validPlan in plan.Validate().Joined()
               from options in SharedOptions.Engine(threads)
               from data in DataSource.Read(settings.Data, declared.Spec, settings.Binarise, plan.Seed)
               from engine in Engines.Find(options)
               from code in Using(engine, () =>
                   from trainer in Trainer.Create(declared.Spec, plan, data, engine)
                   from code in Using(trainer, () =>
                       from folder in last.Match(Some: folder => folder, None: () => RunFolder.New(settings))
                       from held in folder.Hold()
                       let run = new Run(declared, plan, data, DataIdentity.Of(data), engine, folder)
                       from code in Using(held, () => Train(run, settings, trainer))
                       select code)
                   select code)
               select code;
    }

    private static Either<Fault, int> Train(Run run, RunSettings settings, Trainer trainer) =>
        from start in RunStart.Of(run, trainer)
        from settled in settings.Save(run.Folder.Settings)
        from kept in start.HasEnded(run.Plan) ? run.Save(start) : Prelude.unit
        let speeds = MetricsFile.Speeds(run.Folder.Metrics)
        from outcome in Stoppable(stop => TrainingDisplay.Show(run, start, speeds, report => trainer.Run(start, new TrainingHooks(
            report,
            state => from saved in run.Save(state)
                     from written in MetricsFile.Write(run, state.History, speeds, null)
                     select written,
            stop))))
        from code in outcome.IsInterrupted ? Stopped(run, outcome.State) : RunResult.Write(run, outcome.State, speeds)
        select code;

    // Only training is stopped with care. What follows it is done anew by --resume, so a signal ends it at once.
    private static Either<Fault, TrainingOutcome> Stoppable(Func<CancellationToken, Either<Fault, TrainingOutcome>> train)
    {
        using var stop = new StopSignal();
        return train(stop.Token);
    }

    private static int Stopped(Run run, TrainingState state)
    {
        Console.WriteLine($"stopped after epoch {state.Epoch}, batch {state.Step}, and saved; go on with: train {run.Id} --resume");
        return Interrupted;
    }

    private static T Using<T>(IDisposable resource, Func<T> use)
    {
        using (resource)
            return use();
    }
}
