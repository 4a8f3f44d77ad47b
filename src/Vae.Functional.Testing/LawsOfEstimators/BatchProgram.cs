using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// An estimator's program on a whole batch of observations, with one draw of noise for each: for laws that are exact whatever the noise.
/// </summary>
internal sealed class BatchProgram
{
    private readonly Graph graph;
    private readonly NoisePool pool = new();
    private readonly ImmutableArray<(Expr.Noise Noise, int[] Taken)> noises;

    private BatchProgram(Graph graph, EstimatorTrial trial)
    {
        this.graph = graph;
        noises = [.. graph.Noises.Select(noise => (noise, pool.Take(noise)))];
        Noise = pool.Draw(trial.Key, 0, trial.Model.Count);
    }

    /// <summary>The noise of the trial, by coordinate and observation.</summary>
    public double[][] Noise { get; }

    /// <summary>The estimator's program, or why its noise is not each observation's own.</summary>
    public static Either<Fault, BatchProgram> Of(EstimatorTrial trial) =>
        ObjectiveGraphs.Of(trial.Estimator, trial.Model.Spec).Bind(graph => Over(trial, graph));

    /// <summary>A program of outputs over the batch.</summary>
    public static Either<Fault, BatchProgram> Over(EstimatorTrial trial, Graph graph) =>
        graph.Noises.FirstOrDefault(noise => noise.Shape.All(dimension => !dimension.PerBatch)) is { } shared
            ? new Fault($"the noise '{shared.Name}' has the shape {shared.Shape}: all observations share it; give each its own, "
                + $"as in {new Shape().Prepend(Dimension.Batch)}")
            : new BatchProgram(graph, trial);

    /// <summary>
    /// The coordinates of z's noise: where in <see cref="Noise"/> each is, [K, d] by rows; null where other noise is taken, too.
    /// </summary>
    public int[]? LatentCoordinates =>
        noises is [{ Noise: { Name: VaeModel.LatentNoise, Law: NoiseLaw.StandardNormal } } only] ? only.Taken : null;

    /// <summary>Whether it takes no noise but z's.</summary>
    public bool TakesLatentNoiseOnly => noises.All(noise => noise.Noise.Name == VaeModel.LatentNoise);

    /// <summary>Values and what is differentiated, for observations [n, D] under noise by coordinate and observation.</summary>
    public double[] At(ModelCase model, double[][] noise)
    {
        var leaves = model.Parameters.ToImmutableDictionary().SetItem(VaeModel.ObservationInput, model.Observations);
        foreach (var (input, taken) in noises)
            leaves = leaves.SetItem(input.Name, NoisePool.Arranged(input, taken, noise));
        var found = QuickEvaluate.Of(graph, model.Count, leaves);
        return [.. graph.Outputs.SelectMany(output => found[output.Name].Values.ToArray())];
    }

    /// <summary>The model with some of its observations, and the noise that is theirs.</summary>
    public static (ModelCase Model, double[][] Noise) Rows(ModelCase model, double[][] noise, params int[] rows) => (
        model with { Observations = DenseArray.Of([rows.Length, model.Spec.Observation.Width], [.. rows.SelectMany(model.Observation)]) },
        [.. noise.Select(draws => rows.Select(row => draws[row]).ToArray())]);
}
