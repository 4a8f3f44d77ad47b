using System.CommandLine;
using LanguageExt;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>train</c>: trains a spec, evaluates it on the test data, and writes the run folder.</summary>
internal static class TrainCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var spec = SharedOptions.Spec();
        var data = SharedOptions.Data("the built-in digits");
        var binarise = SharedOptions.Binarise();
        var epochs = SharedOptions.Epochs();
        var batch = SharedOptions.Batch();
        var rate = Numbers.Real("--learning-rate", "The step size of the optimiser, 0.001 by default.");
        var optimiser = SharedOptions.Optimiser();
        var seed = Numbers.Natural("--seed", "The seed of everything random, 0 by default.");
        var validation = Numbers.Real("--validation", "The fraction of the data set aside and evaluated after each epoch, 0.1 by default.");
        var patience = Numbers.Whole(
            "--patience", "Stop after so many epochs without a better validation value and keep the best; 0, the default, trains on.");
        var warmup = SharedOptions.KlWarmup();
        var cycle = SharedOptions.KlCycle();
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var engine = SharedOptions.EngineKind("that of the run that goes on, else torch where it is set up,");
        var threads = SharedOptions.Threads();
        var precision = SharedOptions.Precision();
        var device = SharedOptions.Device();
        var resume = new System.CommandLine.Option<bool>("--resume")
        {
            Description = "Go on with the last run of this spec where it stopped, with its own settings.",
        };
        var command = new Command("train", "Trains a spec and writes a run folder: metrics, checkpoint, report.")
        {
            spec, data, binarise, epochs, batch, rate, optimiser, seed, validation, patience, warmup, cycle, estimator, samples, engine,
            threads, precision, device, resume,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            let asked = new RunSettings(
                declared.Id,
                parsed.GetValue(data),
                parsed.GetValue(binarise),
                parsed.GetValue(epochs),
                parsed.GetValue(batch),
                parsed.GetValue(rate),
                parsed.GetValue(seed),
                parsed.GetValue(validation),
                parsed.GetValue(patience),
                parsed.GetValue(warmup),
                parsed.GetValue(estimator),
                parsed.GetValue(samples),
                parsed.GetValue(engine),
                parsed.GetValue(optimiser),
                parsed.GetValue(threads),
                parsed.GetValue(precision),
                parsed.GetValue(device),
                parsed.GetValue(cycle))
            from code in TrainingSession.Run(catalog, declared, asked, parsed.GetValue(resume))
            select code));
        return command;
    }
}
