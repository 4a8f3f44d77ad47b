using System.Collections.Immutable;

namespace Vae.Functional.Specs;

/// <summary>The value of one system over the samples that it has seen.</summary>
/// <param name="Latents">Its number of latent dimensions.</param>
/// <param name="Points">In order of samples.</param>
internal sealed record Curve(int Latents, ImmutableArray<CurvePoint> Points)
{
    /// <summary>Where it ends.</summary>
    public CurvePoint Last => Points[^1];

    /// <summary>What was held out, as a line of a chart.</summary>
    public Series Line(string prefix) => Series.Of($"{prefix}{Latents}", Points.Select(point => ((double)point.Samples, point.Value.Nats)));

    /// <summary>A system trained from one number of epochs to the next.</summary>
    public static Curve Of(StudyRun run, VaeSpec spec, DataSet data, Func<int, TrainingPlan> plan, IEnumerable<int> epochs) => new(
        spec.Prior.Dimension,
        [
            .. from count in epochs
               let fit = run.Train(spec, data, plan(count))
               select new CurvePoint(count * data.Count, fit.Evaluate(data.Test!), fit.History[^1].Train.Value),
        ]);
}

/// <summary>A place on a curve.</summary>
/// <param name="Samples">How many were seen.</param>
/// <param name="Value">Over the data held out.</param>
/// <param name="Training">The mean over the batches of the last epoch, as they were trained on, in nats per observation.</param>
internal sealed record CurvePoint(int Samples, Evaluation Value, double Training);
