using System.CommandLine;
using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>check</c>: what the rules say of a spec, or of all; what the analyzers say in the IDE.</summary>
internal static class CheckCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var spec = new Argument<string?>("spec") { Description = "The id of a spec; all where left out.", Arity = ArgumentArity.ZeroOrOne };
        var epochs = SharedOptions.Epochs();
        var patience = Numbers.Whole("--patience", "Patience of the plan, none by default.");
        var warmup = SharedOptions.KlWarmup();
        var cycle = SharedOptions.KlCycle();
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var command = new Command(
            "check", "Says what the rules say of a spec, under a plan where options describe one. Exit code 1 where one is an error.")
        {
            spec, epochs, patience, warmup, cycle, estimator, samples,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from specs in parsed.GetValue(spec) is { } id
                ? catalog.Find(id).Map(found => new[] { found })
                : Prelude.Right<Fault, DeclaredSpec[]>([.. catalog.Specs])
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), Programs.DefaultEstimator)
            let asked = new RunSettings(
                "",
                Epochs: parsed.GetValue(epochs),
                Patience: parsed.GetValue(patience),
                KlWarmupEpochs: parsed.GetValue(warmup),
                KlCycleEpochs: parsed.GetValue(cycle))
            from plan in asked.Plan(chosen).Validate().Joined()
            let isDescribed = new System.CommandLine.Option[] { epochs, patience, warmup, cycle, estimator, samples }
                .Any(option => parsed.GetResult(option) is not null)
            let broken = parsed.GetValue(spec) is null ? catalog.Broken : []
            select specs.Select(declared => Print(declared, isDescribed ? plan : null)).Concat(broken.Select(Print)).Append(0).Max()));
        return command;
    }

    private static int Print(BrokenSpec broken)
    {
        Console.WriteLine($"{broken.Id}\n  cannot be read: {broken.Fault.Message}");
        return CommandLine.Failed;
    }

    // Without a plan a spec is judged as it is in the IDE, where no call has met it yet.
    private static int Print(DeclaredSpec declared, TrainingPlan? plan)
    {
        var verdict = declared.Spec.Check(plan);
        var refused = declared.Spec.Validate().Joined().Match(Right: _ => "", Left: fault => fault.Message);
        Console.WriteLine(declared.Id);
        foreach (var line in (refused == "" ? Wordings.Verdict(verdict) : $"refused: {refused}").Split('\n'))
            Console.WriteLine($"  {line}");
        return refused != "" || verdict.Findings.Any(finding => finding.Severity == Severity.Error) ? CommandLine.Failed : 0;
    }
}
