using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Graphs;

/// <summary>
/// Derivatives from values alone: an oracle that knows no gradient rule. Central differences of fourth order in float64; where a graph
/// is smooth, to about 1e-8 of the largest of the value and its derivatives.
/// </summary>
public static class FiniteDifferences
{
    private const double Step = 2e-4;

    /// <summary>The derivative of a scalar output with respect to each element of a leaf.</summary>
    public static DenseArray Of(GraphCase graphCase, string output, string leaf)
    {
        var graph = Graph.Of(new Output(output, graphCase.Graph[output]));
        var value = graphCase.Leaves[leaf];
        return DenseArray.Generate(value.Extents.AsSpan(), i => (8 * Difference(i, Step) - Difference(i, 2 * Step)) / (12 * Step));

        double Difference(int element, double step) => At(element, step) - At(element, -step);

        double At(int element, double by)
        {
            var moved = DenseArray.Generate(value.Extents.AsSpan(), i => value.Values[i] + (i == element ? by : 0));
            return Evaluate.Of(graph, graphCase.BatchSize, graphCase.Leaves.SetItem(leaf, moved))[output].Values[0];
        }
    }
}
