using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// A program with outputs [B] at one observation: each row of a batch is that observation under noise of its own, so that one evaluation
/// gives as many draws as are wanted.
/// </summary>
internal sealed class RowProgram
{
    private readonly Graph graph;
    private readonly double[] observation;
    private readonly ImmutableDictionary<string, DenseArray> parameters;
    private readonly ImmutableArray<(Expr.Noise Noise, int[] Taken)> noises;

    /// <summary>A program whose noise comes from a pool.</summary>
    public RowProgram(Graph graph, ModelCase model, int row, NoisePool pool)
    {
        (this.graph, observation, parameters) = (graph, model.Observation(row), model.Parameters.ToImmutableDictionary());
        noises = [.. graph.Noises.Select(noise => (noise, pool.Take(noise)))];
    }

    /// <summary>An output for each row of noise.</summary>
    public double[] At(string output, double[][] rows) => [.. All(rows, rows[0].Length)[output].Values];

    /// <summary>Every output for rows of noise, with values for inputs of [B] by name.</summary>
    public ImmutableSortedDictionary<string, DenseArray> All(double[][] rows, int count, params (string Name, double[] Values)[] inputs)
    {
        var leaves = parameters.ToBuilder();
        leaves[VaeModel.ObservationInput] = DenseArray.Generate([count, observation.Length], i => observation[i % observation.Length]);
        foreach (var (noise, taken) in noises)
            leaves[noise.Name] = NoisePool.Arranged(noise, taken, rows);
        foreach (var (name, values) in inputs)
            leaves[name] = DenseArray.Of([count], values);
        return QuickEvaluate.Of(graph, count, leaves);
    }
}
