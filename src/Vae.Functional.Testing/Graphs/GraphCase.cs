using System.Collections.Immutable;
using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// A program with the values to run it on. Every value of a leaf is a float32 number exactly, so that interpreters in float32 and
/// float64 start from the same numbers.
/// </summary>
/// <param name="Graph">The program.</param>
/// <param name="BatchSize">B.</param>
/// <param name="Leaves">The value of each parameter, input and noise, by name in ordinal order.</param>
public sealed record GraphCase(Graph Graph, int BatchSize, ImmutableSortedDictionary<string, DenseArray> Leaves)
{
    /// <summary>The name of the scalar output that some graphs have, and smooth graphs always: what a gradient is taken of.</summary>
    public const string Objective = "objective";

    /// <summary>Whether the graph has the output <see cref="Objective"/>.</summary>
    public bool HasObjective => Graph.Outputs.Any(output => output.Name == Objective);

    /// <summary>The values of a leaf in float32, row-major; nothing is rounded.</summary>
    public float[] Floats(string leaf) => Array.ConvertAll(Leaves[leaf].Values.ToArray(), value => (float)value);

    /// <summary>The value of every output of this case's graph by the reference interpreter.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Evaluated() => Evaluated(Graph);

    /// <summary>The value of every output of another graph over the same leaves.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Evaluated(Graph graph) => Evaluate.Of(graph, BatchSize, Leaves);

    /// <summary>The listing of the graph, the batch size and the values of the leaves.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Graph.ToString()).Append($"B = {BatchSize}\n");
        foreach (var (name, value) in Leaves)
            text.Append($"{name} = {value.Extents} {{ {string.Join(", ", value.Values.ToArray().Select(GraphText.Number))} }}\n");
        return text.ToString();
    }
}
