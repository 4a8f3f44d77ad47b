using System.Collections.Immutable;
using System.Runtime.InteropServices;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Reports;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary>One call of <c>train</c>, from the options to the report.</summary>
internal static class TrainingSession
{
    /// <summary>The exit code of a run that the user stopped.</summary>
    private const int Interrupted = 130;

    public static Either<Fault, int> Run(SpecCatalog catalog, DeclaredSpec declared, RunSettings asked, int threads, bool resume)
    {
        if (threads < 1)
            return new Fault($"--threads is {threads}; give a positive number");
        var last = resume ? RunFolder.Last(declared.Id) : Option<RunFolder>.None;
        return from earlier in last.Match(Some: folder => RunSettings.Load(folder.Settings), None: () => Option<RunSettings>.None)
               let settings = earlier.Match(Some: asked.Over, None: () => asked)
               from estimator in SharedOptions.Chosen(catalog, settings.Estimator, settings.Samples, Programs.DefaultEstimator)
               let plan = settings.Plan(estimator)
               from validSpec in declared.Spec.Validate().Joined()
               from validPlan in plan.Validate().Joined()
               from data in DataSource.Read(settings.Data, declared.Spec, settings.Binarise, plan.Seed)
               from engine in Engines.Find(new EngineOptions(threads))
               from folder in last.Match(Some: folder => folder, None: () => RunFolder.New(declared.Id))
               from saved in settings.Save(folder.Settings)
               from code in Train(declared, plan, data, engine, folder)
               select code;
    }

    private static Either<Fault, int> Train(DeclaredSpec declared, TrainingPlan plan, DataSet data, IEngine engine, RunFolder folder)
    {
        var identity = DataIdentity.Of(data);
        return Trainer.Create(declared.Spec, plan, data, engine).Bind(trainer =>
        {
            using (trainer)
            using (var stop = new StopSignal())
            {
                return from start in StartOf(trainer, declared, plan, identity, folder)
                       let speeds = MetricsFile.Speeds(folder.Metrics)
                       from outcome in TrainingDisplay.Show(declared, plan, identity, engine, start, speeds, report => trainer.Run(start, new TrainingHooks(
                           report,
                           state => from kept in new Checkpoint(declared.Spec, plan, identity, state).Save(folder.Checkpoint)
                                    from written in MetricsFile.Write(folder.Metrics, declared.Spec, state.History, speeds, null)
                                    select written,
                           stop.Token)))
                       from code in outcome.IsInterrupted
                           ? Stopped(declared, outcome)
                           : Finish(declared, new Checkpoint(declared.Spec, plan, identity, outcome.State), data.Test!, engine, folder, speeds)
                       select code;
            }
        });
    }

    // From the checkpoint where there is one; it must be of this very run.
    private static Either<Fault, TrainingState> StartOf(Trainer trainer, DeclaredSpec declared, TrainingPlan plan, DataIdentity data, RunFolder folder)
    {
        if (!File.Exists(folder.Checkpoint))
            return trainer.Start();
        return EvaluateCommand.CheckpointOf(declared, folder.Checkpoint).Bind<TrainingState>(checkpoint =>
            checkpoint.Plan with { Epochs = plan.Epochs } != plan ? new Fault($"{folder.Checkpoint}: was trained with another plan ({checkpoint.Plan}); leave the options out, or start a new run without --resume")
            : checkpoint.Data.Fingerprint != data.Fingerprint ? new Fault($"{folder.Checkpoint}: was trained on other data ({checkpoint.Data.Name}); give the same --data, or start a new run without --resume")
            : checkpoint.State);
    }

    private static int Stopped(DeclaredSpec declared, TrainingOutcome outcome)
    {
        Console.WriteLine($"stopped after epoch {outcome.State.Epoch}, batch {outcome.State.Step}, and saved; go on with: train {declared.Id} --resume");
        return Interrupted;
    }

    private static Either<Fault, int> Finish(DeclaredSpec declared, Checkpoint checkpoint, DataSet test, IEngine engine, RunFolder folder, IReadOnlyDictionary<int, double> speeds) =>
        TrainedModel.Create(checkpoint, engine).Bind(model =>
        {
            using (model)
                return from result in model.Evaluate(test, new EvaluationPlan())
                       from metrics in MetricsFile.Write(folder.Metrics, declared.Spec, checkpoint.State.History, speeds, result)
                       from report in ReportBuilder.Of(declared.Id, model, test, result, speeds)
                       from page in ReportFolder.Write(folder.Path, report)
                       select Print(result, test, folder, page);
        });

    private static int Print(Evaluation result, DataSet test, RunFolder folder, string page)
    {
        Console.WriteLine(Wordings.Result(result, test.Name));
        Console.WriteLine($"run folder: {folder.Path} (open {page})");
        return 0;
    }

    /// <summary>Ctrl-C, or a polite request to end, as a cancellation: the step under way is finished, then the run is saved.</summary>
    private sealed class StopSignal : IDisposable
    {
        private readonly CancellationTokenSource source = new();
        private readonly ImmutableArray<PosixSignalRegistration> registrations;

        public StopSignal() => registrations = [Register(PosixSignal.SIGINT), Register(PosixSignal.SIGTERM)];

        public CancellationToken Token => source.Token;

        public void Dispose()
        {
            foreach (var registration in registrations)
                registration.Dispose();
            source.Dispose();
        }

        private PosixSignalRegistration Register(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            source.Cancel();
        });
    }
}
