using LanguageExt;
using Vae.Functional.Engine.Profiling;

namespace Vae.Functional.Engine.Training;

/// <summary>What a run needs from outside while it goes on.</summary>
/// <param name="Progress">Told after each step and epoch.</param>
/// <param name="Save">Keeps a state: after each epoch, and where the run is interrupted.</param>
/// <param name="Cancellation">Asks the run to stop after the step under way.</param>
/// <param name="Clock">Times the parts of each step.</param>
public sealed record TrainingHooks(
    IProgress<TrainingProgress>? Progress = null,
    Func<TrainingState, Either<Fault, Unit>>? Save = null,
    CancellationToken Cancellation = default,
    StepClock? Clock = null);

/// <summary>How a run ended.</summary>
/// <param name="State">What it became.</param>
/// <param name="IsInterrupted">Whether it was asked to stop before it ended.</param>
public sealed record TrainingOutcome(TrainingState State, bool IsInterrupted);
