using Vae.Functional.Engine;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Data;
using Vae.Functional.Engine.Training;

namespace Vae.Functional;

/// <summary>Training, as a method of the spec.</summary>
public static class VaeTraining
{
    /// <summary>Trains a spec on data.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="data">What is observed; the plan's fraction of it is set aside for validation.</param>
    /// <param name="plan">How to train.</param>
    /// <param name="progress">Told after each step and epoch; null for silence.</param>
    /// <param name="cancellation">Stops after the step under way; what has been learned so far is returned.</param>
    /// <param name="engine">What to train on; null for the torch engine where it is found, else the embedded one, on one thread.</param>
    /// <returns>The trained model; dispose it to free the engine's memory.</returns>
    /// <exception cref="VaeException">
    /// Spec, plan or data are impossible, the engine that is asked for is not there, or a value became not a number.
    /// </exception>
    public static Fit Train(
        this VaeSpec spec,
        DataSet data,
        TrainingPlan plan,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default,
        EngineOptions? engine = null)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(plan);
        var hooks = new TrainingHooks(progress, Cancellation: cancellation);
        return Fit.On(engine, found => TrainingRun.Complete(spec, plan, data, found, hooks)).OrThrow();
    }
}
