using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Tests.Measures;

/// <summary>Models whose parameters are given, not trained.</summary>
internal static class Crafted
{
    /// <summary>A fit with the given values, row-major, by parameter's name; what is not named is 0.</summary>
    public static Fit Of(VaeSpec spec, IReadOnlyDictionary<string, double[]> parameters, Estimator? estimator = null)
    {
        var plan = new TrainingPlan(1, Estimator: estimator, ValidationFraction: 0);
        var data = Data.From(new float[spec.Observation.Width], spec.Observation.Shape);
        var layout = ModelLayout.Of(spec, plan, data.Count).OrThrow();
        var values = new float[layout.Length];
        foreach (var (name, given) in parameters)
            for (var i = 0; i < given.Length; i++)
                values[layout[name].Offset + i] = (float)given[i];
        using var trainer = Trainer.Create(spec, plan, data, Runs.Engine).OrThrow();
        using var folder = new TemporaryFolder();
        new Checkpoint(spec, plan, DataIdentity.Of(data), trainer.Start() with { Parameters = [.. values] }).Save(folder["fit"]).OrThrow();
        return Fit.Load(folder["fit"]);
    }
}
