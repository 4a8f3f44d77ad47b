using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Evaluation;

namespace Vae.Functional.Engine.Training;

/// <summary>A whole run: train, hand over the model.</summary>
public static class TrainingRun
{
    /// <summary>Trains from the start and hands over the model, which lives on the same engine.</summary>
    public static Either<Fault, TrainedModel> Complete(
        VaeSpec spec, TrainingPlan plan, DataSet data, IEngine engine, TrainingHooks hooks) =>
        from checkpoint in Train(spec, plan, data, engine, hooks)
        from model in TrainedModel.Create(checkpoint, engine)
        select model;

    private static Either<Fault, Checkpoint> Train(VaeSpec spec, TrainingPlan plan, DataSet data, IEngine engine, TrainingHooks hooks) =>
        Trainer.Create(spec, plan, data, engine).Bind(trainer =>
        {
            using (trainer)
                return trainer.Run(trainer.Start(), hooks).Map(outcome => new Checkpoint(spec, plan, DataIdentity.Of(data), outcome.State));
        });
}
