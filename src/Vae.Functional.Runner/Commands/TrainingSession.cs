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

    public static Either<Fault, int> Run(SpecCatalog catalog, DeclaredSpec declared, RunSettings asked, bool resume)
    {
        var last = resume ? RunFolder.Last(declared.Id) : Option<RunFolder>.None;
        if (resume && last.IsNone)
            Console.WriteLine($"{declared.Id} has no run to go on with under {RunFolder.Root}; a new one starts");
        return from earlier in last.Match(
                   Some: folder => RunSettings.Load(folder.Settings, "start a new run without --resume"),
                   None: () => Option<RunSettings>.None)
               let merged = earlier.Match(Some: asked.Over, None: () => asked)
               from estimator in SharedOptions.Chosen(catalog, merged.Estimator, merged.Samples, Programs.DefaultEstimator)
               from optimiser in OptimiserCatalog.Find(merged.Optimiser)
               let plan = merged.Plan(estimator, optimiser)
               from validSpec in declared.Spec.Validate().Joined()
               from validPlan in plan.Validate().Joined()
               from options in SharedOptions.Engine(merged.Threads, merged.Engine, merged.Precision, merged.Device)
               // Libtorch takes about as long to load as the data.
               let finding = Task.Run(() => Engines.Find(options))
               from data in DataSource.Read(merged.Data, declared.Spec, merged.Binarise, plan.Seed)
               from engine in Found(finding.GetAwaiter().GetResult(), options, earlier)
               // What the run begins on is what it goes on with.
               let settings = merged with { Engine = engine.Kind }
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

    // A run is a function of its seed on one engine: it changes engines only where that is asked for, and then says so.
    private static Either<Fault, IEngine> Found(Either<Fault, IEngine> found, EngineOptions options, Option<RunSettings> earlier)
    {
        var began = earlier.Bind(settings => Prelude.Optional(settings.Engine)).ToNullable();
        return found
            .Map(engine => Told(engine, began))
            .MapLeft(fault => began is EngineKind.Torch && options.Kind is EngineKind.Torch
                ? new Fault($"the run began on the torch engine, and {fault.Message} with --engine embedded, which rounds otherwise")
                : fault);
    }

    private static IEngine Told(IEngine engine, EngineKind? began)
    {
        if (began is { } kind && kind != engine.Kind)
            Console.WriteLine($"the run began on the {Wordings.Name(kind)} engine and goes on on the {Wordings.Name(engine.Kind)} engine: "
                + "from here it differs by rounding from a run on one of them");
        return engine;
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
