using System.CommandLine;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Profiling;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>profile</c>: where the time and the memory of a training step go.</summary>
internal static class ProfileCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var spec = SharedOptions.Spec();
        var batch = SharedOptions.Batch();
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var optimiser = SharedOptions.Optimiser();
        var engine = SharedOptions.EngineKind("torch where it is set up");
        var threads = SharedOptions.Threads();
        var precision = SharedOptions.Precision();
        var device = SharedOptions.Device();
        var command = new Command(
            "profile",
            "Times each part of a training step, on random observations, beside the step's matrix products alone, and adds up its memory.")
        {
            spec, batch, estimator, samples, optimiser, engine, threads, precision, device,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), Programs.DefaultEstimator)
            from follows in OptimiserCatalog.Find(parsed.GetValue(optimiser))
            let plan = new RunSettings(declared.Id, BatchSize: parsed.GetValue(batch)).Plan(chosen, follows)
            from validSpec in declared.Spec.Validate().Joined()
            from validPlan in plan.Validate().Joined()
            from options in SharedOptions.Engine(
                parsed.GetValue(threads), parsed.GetValue(engine), parsed.GetValue(precision), parsed.GetValue(device))
            from found in Engines.Find(options)
            from profile in Measured(declared.Spec, plan, found)
            select Print(declared.Id, profile)));
        return command;
    }

    private static Either<Fault, StepProfile> Measured(VaeSpec spec, TrainingPlan plan, IEngine engine)
    {
        using (engine)
            return Profiler.Measure(spec, plan, engine);
    }

    private static int Print(string id, StepProfile profile)
    {
        ProfileText.Write(Console.Out, id, profile);
        return 0;
    }
}
