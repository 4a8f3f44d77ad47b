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
        var data = SharedOptions.Data();
        var binarise = SharedOptions.Binarise();
        var checkpoint = new System.CommandLine.Option<string?>("--checkpoint") { Description = "A checkpoint.safetensors; that of the spec's last run where left out." };
        var estimator = SharedOptions.Estimator(catalog);
        var samples = SharedOptions.Samples();
        var threads = SharedOptions.Threads();
        var command = new Command("evaluate", "Evaluates a trained spec on test data, with the divergence at full weight.") { spec, data, binarise, checkpoint, estimator, samples, threads };
        command.SetAction(parsed => CommandLine.Settle(
            from declared in catalog.Find(parsed.GetRequiredValue(spec))
            from path in parsed.GetValue(checkpoint) is { } given ? given : LastCheckpoint(declared.Id)
            from trained in CheckpointOf(declared, path)
            from chosen in SharedOptions.Chosen(catalog, parsed.GetValue(estimator), parsed.GetValue(samples), trained.Plan.Estimator ?? Programs.DefaultEstimator)
            from set in DataSource.Read(parsed.GetValue(data), declared.Spec, parsed.GetValue(binarise), trained.Plan.Seed)
            from result in Evaluate(trained, set.Test!, new EvaluationPlan(chosen), parsed.GetValue(threads))
            select Print(result, set.Test!)));
        return command;
    }

    /// <summary>A checkpoint of this spec, or the fault that it is of another.</summary>
    public static Either<Fault, Checkpoint> CheckpointOf(DeclaredSpec declared, string path) =>
        Checkpoint.Load(path).Bind<Checkpoint>(checkpoint => checkpoint.Spec == declared.Spec
            ? checkpoint
            : new Fault($"{path}: is a checkpoint of another spec than {declared.Id} now declares: {checkpoint.Spec}"));

    private static Either<Fault, string> LastCheckpoint(string id) =>
        RunFolder.Last(id).Map(folder => folder.Checkpoint).ToEither(new Fault($"{id} has no run under {RunFolder.Root}; train it first, or give --checkpoint"));

    private static Either<Fault, Evaluation> Evaluate(Checkpoint checkpoint, DataSet test, EvaluationPlan plan, int threads) =>
        Engines.Find(new EngineOptions(threads)).Bind(engine => TrainedModel.Create(checkpoint, engine)).Bind(model =>
        {
            using (model)
                return model.Evaluate(test, plan);
        });

    private static int Print(Evaluation result, DataSet test)
    {
        Console.WriteLine(Wordings.Result(result, test.Name));
        foreach (var (name, value) in result.Terms)
            Console.WriteLine($"  {name,-16} {Wordings.Nats(value)}");
        return 0;
    }
}
