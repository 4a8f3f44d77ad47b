using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.Oracles;

/// <summary>The mean of a program's output over its noise, by quadrature.</summary>
internal static class NoiseMean
{
    private const int LargestRule = 1 << 17;

    /// <summary>
    /// The mean of an output [B] of a program over "x", its parameters, and noises whose rows are multiples of the batch.
    /// </summary>
    /// <param name="program">An objective, an evaluation.</param>
    /// <param name="output">Its name.</param>
    /// <param name="parameters">By name, with other inputs.</param>
    /// <param name="x">The observation.</param>
    /// <param name="accuracy">Relative to 1 + |value|: two rules, the second finer, agree to this.</param>
    public static Either<Fault, double> Of(
        Graph program,
        string output,
        IReadOnlyDictionary<string, DenseArray> parameters,
        double[] x,
        double accuracy)
    {
        if (program.Noises.FirstOrDefault(noise => noise.Shape is not [{ PerBatch: true }, { PerBatch: false }]) is { } odd)
            return new Fault($"the noise '{odd.Name}' has the shape {odd.Shape}; give it a row for each draw of each observation");
        var dimension = program.Noises.Sum(Normals);
        var each = new RowProgram(
            program,
            name => name == VaeModel.ObservationInput ? x : parameters.GetValueOrDefault(name)?.Values.ToArray(),
            LooksAtTheBatch(program) ? 1 : RowProgram.Tile);
        if (dimension == 0)
            return AtPoints([[0]])[0];

        // The trapezoidal rule wins where many points a side can be had (Trefethen 2022), Gauss's where few can.
        return dimension <= 2
            ? Trapezoid.NormalMean(dimension, AtPoints, accuracy, LargestRule)
            : GaussHermite.Mean(dimension, AtPoints, accuracy, LargestRule);

        double[] AtPoints(double[][] points)
        {
            var (leaves, first) = (new Dictionary<string, FillRows>(), 0);
            foreach (var noise in program.Noises)
            {
                leaves[noise.Name] = Leaf(noise, points[first..(first + Normals(noise))]);
                first += Normals(noise);
            }
            return each.At(points[0].Length, leaves)[output];
        }
    }

    // Where rows have nothing to do with one another, each point of a rule is one observation of a larger batch.
    private static bool LooksAtTheBatch(Graph program) => program.Nodes.OfType<Expr.Apply>().Any(node =>
        PrimitiveGroups.Reductions.Contains(node.Primitive) && node.Attributes.Axes.Any(axis => node.Operands[0].Shape[axis].PerBatch));

    private static int Normals(Expr.Noise noise) => noise.Shape[0].Count * noise.Shape[1].Count;

    // Row k·B + i of the noise is draw k of observation i; component j of it is coordinate k·width + j of point i.
    private static FillRows Leaf(Expr.Noise noise, double[][] coordinates)
    {
        var width = noise.Shape[1].Count;
        return (target, from, count) =>
        {
            for (var flat = 0; flat < target.Length; flat++)
            {
                var (row, component) = Math.DivRem(flat, width);
                var normal = coordinates[row / count * width + component][from + row % count];
                target[flat] = noise.Law == NoiseLaw.Uniform ? 0.5 * (1 + SpecialFunctions.ErrorFunction(normal / Math.Sqrt(2))) : normal;
            }
        };
    }
}
