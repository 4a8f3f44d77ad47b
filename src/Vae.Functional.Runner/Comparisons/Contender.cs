using LanguageExt;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Engine.Training;
using Vae.Functional.Objectives;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Comparisons;

/// <summary>Something that is trained on data and scored on their test part, once for each seed.</summary>
/// <param name="Id">As the command line names it.</param>
internal abstract record Contender(string Id)
{
    /// <summary>Trains with a seed and scores the test part; or why that cannot be.</summary>
    public abstract Either<Fault, Scores> Score(DataSet data, TrainingPlan plan);
}

/// <summary>A declared spec.</summary>
/// <param name="Declared">The spec and its id.</param>
/// <param name="Engine">What it is trained on.</param>
internal sealed record SpecContender(DeclaredSpec Declared, IEngine Engine) : Contender(Declared.Id)
{
    /// <inheritdoc/>
    public override Either<Fault, Scores> Score(DataSet data, TrainingPlan plan) =>
        TrainingRun.Complete(Declared.Spec, plan, data, Engine, new TrainingHooks()).Bind(model =>
        {
            using (model)
                return Scored(model, data.Test!);
        });

    private static Either<Fault, Scores> Scored(TrainedModel model, DataSet test)
    {
        var measured = new MeasuredModel(model, test);
        return from evaluation in measured.Evaluate(measured.Estimator)
               from each in measured.EvaluateEach(measured.Estimator)
               from reconstructed in measured.Reconstruct()
               select new Scores(ScoreKind.Of(evaluation), each[Programs.Value], measured.SquaredErrors(reconstructed.AsSpan()));
    }
}
