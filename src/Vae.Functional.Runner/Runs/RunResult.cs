using LanguageExt;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Commands;
using Vae.Functional.Runner.Reports;

namespace Vae.Functional.Runner.Runs;

/// <summary>What is left to do when training has ended: evaluate on the test data, complete the metrics, write the report.</summary>
internal static class RunResult
{
    /// <summary>Does it and says so; the exit code.</summary>
    public static Either<Fault, int> Write(Run run, TrainingState state, IReadOnlyDictionary<int, double> speeds) =>
        TrainedModel.Create(run.At(state), run.Engine).Bind(model =>
        {
            using (model)
                return from result in model.Evaluate(run.Data.Test!, new EvaluationPlan()).Bind(Wordings.Finite)
                       from metrics in MetricsFile.Write(run, state.History, speeds, result)
                       from report in ReportBuilder.Of(run, model, result, speeds)
                       from page in ReportFolder.Write(run.Folder.Path, report)
                       select Told(run, result, page);
        });

    private static int Told(Run run, Evaluation result, string page)
    {
        Console.WriteLine(Wordings.Result(result, run.Data.Test!.Name));
        Console.WriteLine($"run folder: {run.Folder.Path} (open {page})");
        return 0;
    }
}
