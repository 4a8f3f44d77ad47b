using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>Derivatives by central differences.</summary>
internal static class Differences
{
    private const double Step = 1e-5;

    /// <summary>
    /// The outputs of a graph at a point, its first row, with the points beside it in two rows for each component, and the Jacobian of the
    /// output "z" at the point.
    /// </summary>
    /// <param name="graph">From the leaf that is moved, [B, d], to "z", [B, d].</param>
    /// <param name="moved">The leaf's name.</param>
    /// <param name="at">The point, d numbers.</param>
    /// <param name="others">All other leaves, of a batch of so many rows.</param>
    public static (IReadOnlyDictionary<string, DenseArray> Found, Matrix<double> Jacobian) Jacobian(
        Graph graph, string moved, double[] at, Func<int, Dictionary<string, DenseArray>> others)
    {
        var (d, rows) = (at.Length, 1 + 2 * at.Length);
        double Apart(int row, int i) => row == 0 || (row - 1) / 2 != i ? 0 : row % 2 == 1 ? Step : -Step;
        var leaves = others(rows);
        leaves[moved] = DenseArray.Generate([rows, d], i => at[i % d] + Apart(i / d, i % d));
        var found = Evaluate.Of(graph, rows, leaves);
        var z = found["z"].Values.ToArray();
        return (found, Matrix<double>.Build.Dense(d, d, (i, j) => (z[(1 + 2 * j) * d + i] - z[(2 + 2 * j) * d + i]) / (2 * Step)));
    }

    /// <summary>Holds a training program's gradients to differences of its loss, at the first and the last number of each parameter.</summary>
    public static void AssertGradients(Graph training, Dictionary<string, DenseArray> leaves, int rows)
    {
        leaves[Programs.KlWeightInput] = DenseArray.Scalar(1);
        var gradients = Evaluate.Of(training, rows, leaves);
        var loss = Graph.Of(training.Outputs.Single(output => output.Name == Programs.Loss));
        foreach (var parameter in training.Parameters)
        {
            var (value, gradient) = (leaves[parameter.Name], gradients[Differentiate.OutputName(parameter.Name)]);
            foreach (var at in new[] { 0, value.Count - 1 })
            {
                double Loss(double apart) => Evaluate.Of(loss, rows, new Dictionary<string, DenseArray>(leaves)
                {
                    [parameter.Name] = DenseArray.Generate([.. value.Extents], i => value.Values[i] + (i == at ? apart : 0)),
                })[Programs.Loss].Values[0];
                Assert.Equal((Loss(Step) - Loss(-Step)) / (2 * Step), gradient.Values[at], 1e-6);
            }
        }
    }
}
