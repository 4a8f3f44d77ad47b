using System.CommandLine;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>evaluate</c>: the value of a checkpoint, or of a spec's last run, on test data.</summary>
internal static class EvaluateCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var spec = SharedOptions.Spec();
        var data = SharedOptions.Data("the data of the run");
        var binarise = SharedOptions.Binarise();
        var checkpoint = SharedOptions.Path("--checkpoint", "A checkpoint.safetensors; that of the spec's last run where left out.");
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var measures = new System.CommandLine.Option<string[]>("--measure")
        {
            Description = $"What to measure: {string.Join(", ", MeasureCatalog.Forms(catalog.Assembly))}; numbers stand for what follows a "
                + "colon, as in active-units:0.02. May be given several times.",
            HelpName = "name",
        };
        var all = new System.CommandLine.Option<bool>("--all") { Description = "Measure everything that applies to the spec." };
        var engine = SharedOptions.EngineKind("torch where it is set up");
        var threads = SharedOptions.Threads();
        var device = SharedOptions.Device();
        var command = new Command("evaluate", "Evaluates a trained spec on test data, with the divergence at full weight.")
        {
            spec, data, binarise, checkpoint, estimator, samples, measures, all, engine, threads, device,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            from options in SharedOptions.Engine(parsed.GetValue(threads), parsed.GetValue(engine), device: parsed.GetValue(device))
            from path in parsed.GetValue(checkpoint) is { } given ? given : LastCheckpoint(declared.Id)
            from trained in RunStart.CheckpointOf(declared, path)
            let own = trained.Plan.Estimator ?? Programs.DefaultEstimator
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), own)
            from settings in SettingsOf(new RunSettings(declared.Id, parsed.GetValue(data), parsed.GetValue(binarise)), path)
            from set in DataSource.Read(settings.Data, declared.Spec, settings.Binarise, trained.Plan.Seed)
            let names = parsed.GetValue(measures) ?? []
            let asks = names.Length > 0 || parsed.GetValue(all)
            let factors = asks && settings.Data is null ? Prelude.Some(DataSource.TestFactors) : Prelude.None
            from asked in MeasureCatalog.Asked(catalog.Assembly, names, parsed.GetValue(all), factors)
            from code in On(trained, options, model => asked.IsEmpty
                ? model.Evaluate(set.Test!, new EvaluationPlan(chosen)).Bind(Wordings.Finite).Map(result => Print(result, set.Test!))
                : MeasureReport.Print(new MeasuredModel(model, set.Test!), asked, parsed.GetValue(all)))
            select code));
        return command;
    }

    private static Either<Fault, string> LastCheckpoint(string id) =>
        RunFolder.Last(id).Map(folder => folder.Checkpoint)
            .ToEither(new Fault($"{id} has no run under {RunFolder.Root}; train it first, or give --checkpoint"));

    // What was trained on those data is evaluated on those data, unless others are asked for.
    private static Either<Fault, RunSettings> SettingsOf(RunSettings asked, string checkpoint) => asked.Data is not null
        ? asked
        : RunSettings.Load(new RunFolder(Path.GetDirectoryName(checkpoint) ?? "").Settings, "say with --data what to evaluate on")
            .Map(saved => saved.Match(Some: asked.Over, None: () => asked));

    private static Either<Fault, int> On(Checkpoint checkpoint, EngineOptions options, Func<TrainedModel, Either<Fault, int>> use) =>
        Engines.Find(options).Bind(engine =>
        {
            using (engine)
            {
                return TrainedModel.Create(checkpoint, engine).Bind(model =>
                {
                    using (model)
                        return use(model);
                });
            }
        });

    private static int Print(Evaluation result, DataSet test)
    {
        Console.WriteLine(Wordings.Result(result, test.Name));
        foreach (var (name, value) in result.Terms)
            Console.WriteLine($"  {name,-16} {Wordings.Nats(value)}");
        return 0;
    }
}
