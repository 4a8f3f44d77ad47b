using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>What <see cref="Evaluate"/> computes, sooner: by <see cref="QuickRules"/> in place of the reference's own.</summary>
public static class QuickEvaluate
{
    /// <summary>The value of every output: as <see cref="Evaluate.Of"/>, but for the order in which numbers are summed.</summary>
    /// <param name="graph">The program.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="leaves">The value of each parameter, input and noise, by name.</param>
    /// <exception cref="ArgumentException">A leaf has no value.</exception>
    public static ImmutableSortedDictionary<string, DenseArray> Of(
        Graph graph, int batchSize, IReadOnlyDictionary<string, DenseArray> leaves)
    {
        var program = new QuickProgram(graph, batchSize, name => leaves.GetValueOrDefault(name)?.Values.ToArray());
        if (program.Open.FirstOrDefault() is { } open)
            throw new ArgumentException($"'{open}' has no value");
        return graph.Outputs.ToImmutableSortedDictionary(
            output => output.Name,
            output => DenseArray.Of(output.Value.Shape.Bind(batchSize), program[output.Name]),
            StringComparer.Ordinal);
    }
}
