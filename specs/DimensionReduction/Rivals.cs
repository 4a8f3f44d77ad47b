using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Specs;

/// <summary>Systems trained alike on disturbed data, and how far from the clean data what they give back is.</summary>
/// <param name="BySystem">‖x − x̂‖² by system, seed and observation, x clean.</param>
internal sealed record Rivals(ImmutableArray<(string Name, double[][] Errors)> BySystem)
{
    /// <summary>Trains every system with every seed.</summary>
    /// <param name="run">Where models are kept.</param>
    /// <param name="clean">What should be given back of the test part.</param>
    /// <param name="disturbed">What is trained on, and given to the models.</param>
    /// <param name="plans">A plan a seed, but for the estimator.</param>
    /// <param name="systems">Named, each with the estimator that it is trained by.</param>
    public static Rivals Of(
        StudyRun run,
        DataSet clean,
        DataSet disturbed,
        TrainingPlan[] plans,
        params (string Name, VaeSpec Spec, Estimator? Estimator)[] systems) => new(
    [
        .. from system in systems
           select (system.Name, plans.Select(plan => clean.Test!.SquaredErrors(
               run.Train(system.Spec, disturbed, plan with { Estimator = system.Estimator }).Reconstruct(disturbed.Test!))).ToArray()),
    ]);

    /// <summary>The mean error of a system.</summary>
    public CrossedMean Error(int system) => CrossedMean.Of(BySystem[system].Errors);

    /// <summary>The error of a system less that of another, on the same observations and with the same seeds.</summary>
    public CrossedMean Difference(int system, int other) => CrossedMean.OfDifference(BySystem[system].Errors, BySystem[other].Errors);

    /// <summary>The errors of all systems as cells, and the difference of the first two.</summary>
    public IEnumerable<Cell> Cells =>
    [
        .. BySystem.Select((_, i) => new Cell.Number(Error(i).Value, Error(i).StandardError)),
        Difference(0, 1).Words(),
    ];
}
