using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Runs;

/// <summary>Where a run begins: from nothing, or from its checkpoint where there is one, which must be of this very run.</summary>
internal static class RunStart
{
    private const string Anew = "or start a new run without --resume";

    /// <summary>The state that training goes on from, or what about the checkpoint does not fit.</summary>
    public static Either<Fault, TrainingState> Of(Run run, Trainer trainer)
    {
        var path = run.Folder.Checkpoint;
        return File.Exists(path)
            ? CheckpointOf(run.Declared, path)
                .Bind(checkpoint => Fitting(run, checkpoint).MapLeft(fault => new Fault($"{path}: {fault.Message}")))
            : trainer.Start();
    }

    /// <summary>A checkpoint of this spec, or the fault that it is of another.</summary>
    public static Either<Fault, Checkpoint> CheckpointOf(DeclaredSpec declared, string path) =>
        Checkpoint.Load(path).Bind<Checkpoint>(checkpoint => checkpoint.Spec == declared.Spec
            ? checkpoint
            : new Fault($"{path}: is a checkpoint of another spec than {declared.Id} now declares: {checkpoint.Spec}"));

    private static Either<Fault, TrainingState> Fitting(Run run, Checkpoint checkpoint)
    {
        if (checkpoint.Plan with { Epochs = run.Plan.Epochs } != run.Plan)
            return new Fault($"was trained with {Differences(checkpoint.Plan, run.Plan)}; leave the option out, {Anew}");
        if (checkpoint.Data.Fingerprint != run.Identity.Fingerprint || checkpoint.Data.RedrawSeed != run.Identity.RedrawSeed)
            return new Fault($"was trained on other data ({checkpoint.Data.Name}) than {run.Identity.Name}; "
                + $"give the same --data and --binarise, {Anew}");
        return checkpoint.State.Epoch > run.Plan.Epochs
            ? new Fault($"has trained {checkpoint.State.Epoch} epochs already; give --epochs {checkpoint.State.Epoch} or more, {Anew}")
            : checkpoint.State;
    }

    // Only the parts of the plan that differ, each as it was and as it would be.
    private static string Differences(TrainingPlan was, TrainingPlan asked) => string.Join(", ",
        from property in typeof(TrainingPlan).GetProperties()
        where property.CanWrite && property.Name != nameof(TrainingPlan.Epochs)
        let values = (Was: property.GetValue(was), Asked: property.GetValue(asked))
        where !Equals(values.Was, values.Asked)
        select FormattableString.Invariant($"{property.Name} {values.Was}, not {values.Asked}"));
}
