using LanguageExt;
using Vae.Functional.Bounds;
using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Runs;

/// <summary>One run: what is trained, how, on what, and where it is kept.</summary>
/// <param name="Declared">The spec and its id.</param>
/// <param name="Plan">How it is trained.</param>
/// <param name="Data">What it is trained on, with the test part.</param>
/// <param name="Identity">What tells those data from others.</param>
/// <param name="Engine">What it runs on.</param>
/// <param name="Folder">Where it is kept.</param>
internal sealed record Run(DeclaredSpec Declared, TrainingPlan Plan, DataSet Data, DataIdentity Identity, IEngine Engine, RunFolder Folder)
{
    /// <summary>The spec's id.</summary>
    public string Id => Declared.Id;

    /// <summary>The declaration.</summary>
    public VaeSpec Spec => Declared.Spec;

    /// <summary>What training maximises, and what the rules say of the spec, the plan and the test data that follow.</summary>
    public Verdict Verdict { get; } =
        Declared.Spec.Check(Plan, new EvaluationPlan(), Data.Test is { } test && Fingerprint.Of(test) == Identity.Fingerprint);

    /// <summary>What the values are that training shows, with the divergence at full weight.</summary>
    public Verdict TrainingValues => Spec.TrainingValueVerdictUnder(Plan);

    /// <summary>What the values are that are taken over data that training did not see.</summary>
    public Verdict HeldOutValues => Spec.EvaluationVerdictUnder(Plan);

    /// <summary>What the run is when it has reached a state.</summary>
    public Checkpoint At(TrainingState state) => new(Spec, Plan, Identity, state);

    /// <summary>Keeps a state as the run's checkpoint.</summary>
    public Either<Fault, Unit> Save(TrainingState state) => At(state).Save(Folder.Checkpoint);
}
