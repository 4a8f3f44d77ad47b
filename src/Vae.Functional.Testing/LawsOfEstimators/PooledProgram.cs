using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Graphs;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>
/// A program whose rows take their noise from a pool and are otherwise the same, so that one evaluation gives as many draws as are wanted.
/// </summary>
internal sealed class PooledProgram
{
    private readonly RowProgram program;
    private readonly ImmutableArray<(Expr.Noise Noise, int[] Taken)> noises;

    /// <summary>A program over a pool.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="pool">Where its noise comes from.</param>
    /// <param name="same">The values of its other leaves, of one row, by name; null for one that is given with the rows.</param>
    public PooledProgram(Graph graph, NoisePool pool, Func<string, double[]?> same)
    {
        program = new(graph, same);
        noises = [.. graph.Noises.Select(noise => (noise, pool.Take(noise)))];
    }

    /// <summary>A program at the first observation of a model.</summary>
    public static PooledProgram At(Graph graph, NoisePool pool, ModelCase model) => new(graph, pool, name =>
        name == VaeModel.ObservationInput ? model.Observation(0) : model.Parameters.GetValueOrDefault(name)?.Values.ToArray());

    /// <summary>An output for each row of noise, which is given by coordinate.</summary>
    public double[] At(string output, double[][] rows) => All(rows, rows[0].Length)[output];

    /// <summary>Every output for rows of noise, with values for inputs of [B] by name.</summary>
    public ImmutableSortedDictionary<string, double[]> All(double[][] rows, int count, params (string Name, double[] Values)[] inputs)
    {
        var leaves = inputs.ToDictionary(input => input.Name, input => RowProgram.From(input.Values, count));
        foreach (var (noise, taken) in noises)
            leaves[noise.Name] = NoisePool.Filled(noise, taken, rows);
        return program.At(count, leaves);
    }
}
