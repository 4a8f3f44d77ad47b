using System.CommandLine;
using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Runner.Comparisons;
using Vae.Functional.Runner.DataSets;
using Vae.Functional.Runner.Runs;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Commands;

/// <summary><c>compare</c>: trains specs and fits baselines with the same seeds, and tabulates them side by side.</summary>
internal static class CompareCommand
{
    public static Command Create(SpecCatalog catalog)
    {
        var names = new Argument<string[]>("contenders")
        {
            Description = $"Ids of specs, as 'list' shows them, and baselines: {BaselineContender.Forms}. The first is the reference.",
        };
        var data = SharedOptions.Data("the built-in digits");
        var binarise = SharedOptions.Binarise();
        var seeds = Numbers.Whole("--seeds", "How many seeds each contender is trained with, 3 by default.");
        var epochs = Numbers.Whole("--epochs", $"Passes over the training data, {RunSettings.DefaultEpochs} by default.");
        var batch = Numbers.Whole("--batch", "Observations a step, 100 by default.");
        var rate = Numbers.Real("--learning-rate", "The step size of the optimiser, 0.001 by default.");
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var engine = SharedOptions.EngineKind("torch where it is set up");
        var threads = SharedOptions.Threads();
        var command = new Command("compare", "Trains specs with the same seeds and tabulates them side by side, with paired differences.")
        {
            names, data, binarise, seeds, epochs, batch, rate, estimator, samples, engine, threads,
        };
        command.SetAction(parsed => CommandLine.Settle(
            from asked in Several(parsed.GetValue(names) ?? [])
            from count in (parsed.GetValue(seeds) ?? 3) is var given and > 0 ? given : Prelude.Left<Fault, int>(
                new Fault($"--seeds is {parsed.GetValue(seeds)}; give a positive number"))
            from declared in asked.Map(name => Named(catalog, name)).Sequence().Map(found => found.ToArray())
            from spec in Alike(declared)
            from options in SharedOptions.Engine(parsed.GetValue(threads), parsed.GetValue(engine))
            from chosen in SharedOptions.Chosen(
                catalog, parsed.GetValue(estimator), parsed.GetValue(samples), Objectives.Programs.DefaultEstimator)
            let settings = new RunSettings(
                spec.Id,
                parsed.GetValue(data),
                parsed.GetValue(binarise),
                parsed.GetValue(epochs),
                parsed.GetValue(batch),
                parsed.GetValue(rate))
            from plan in settings.Plan(chosen).Validate().Joined()
            from set in DataSource.Read(settings.Data, spec.Spec, settings.Binarise, plan.Seed)
            from code in Engines.Find(options).Bind(found =>
            {
                using (found)
                    return Comparison.Of([.. declared.Select(one => one.Contender(found))], set, plan, count, Told)
                        .Map(comparison => Print(comparison, set.Test!, plan, count));
            })
            select code));
        return command;
    }

    // A contender before there is an engine to train it on.
    private sealed record Asked(DeclaredSpec? Spec, Func<IEngine, Contender> Contender);

    private static Either<Fault, string[]> Several(string[] names) =>
        names.Length < 2 ? new Fault("one contender is no comparison; give at least two")
        : names.Distinct().Count() < names.Length ? new Fault("a contender is named twice; name each once")
        : names;

    private static Either<Fault, Asked> Named(SpecCatalog catalog, string name) => BaselineContender.Named(name).Match(
        Some: baseline => baseline.Map(found => new Asked(null, _ => found)),
        None: () => from spec in catalog.Find(name)
                    from valid in spec.Spec.Validate().Joined()
                    select new Asked(spec, engine => new SpecContender(spec, engine)));

    // All look at the same data; the spec says what those are.
    private static Either<Fault, DeclaredSpec> Alike(IReadOnlyList<Asked> asked)
    {
        DeclaredSpec[] specs = [.. asked.Select(one => one.Spec).OfType<DeclaredSpec>()];
        return specs.Length == 0 ? new Fault("baselines alone say nothing of the data; name a spec among them")
            : specs.FirstOrDefault(spec => Observed(spec) != Observed(specs[0])) is { } other
                ? new Fault($"{other.Id} observes {Observed(other)}, {specs[0].Id} observes {Observed(specs[0])}; "
                    + "compare specs of the same data")
                : specs[0];
    }

    private static string Observed(DeclaredSpec declared) =>
        $"{declared.Spec.Observation.GetType().Name} {declared.Spec.Observation.Shape}";

    private static void Told(string id, ulong seed) => Console.WriteLine($"training {id}, seed {seed}");

    private static int Print(Comparison comparison, DataSet test, TrainingPlan plan, int seeds)
    {
        Console.WriteLine();
        Console.WriteLine($"on {test.Name}, {Wordings.Count(test.Count, "observation")}; {Wordings.Count(seeds, "seed")}, "
            + $"{Wordings.Count(plan.Epochs, "epoch")} each; mean ± standard error over "
            + (seeds > 1 ? "seeds and observations" : "observations (one seed: how seeds scatter is not known)"));
        ComparisonTables.Standings(comparison).ToList().ForEach(line => Console.WriteLine($"  {line}"));
        Console.WriteLine();
        Console.WriteLine($"differences to {comparison.Entries[0].Id}, paired by seed and observation, with 95 % intervals");
        ComparisonTables.Differences(comparison).ToList().ForEach(line => Console.WriteLine($"  {line}"));
        return 0;
    }
}
