using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>A distribution that the generic tests are run on.</summary>
/// <param name="Name">What its recorded values are filed under.</param>
/// <param name="Components">d.</param>
/// <param name="Parameters">The name of each parameter and its shape without that of the batch.</param>
/// <param name="Make">The distribution from its parameters, each [n, …].</param>
/// <param name="Typical">Parameters at which draws and integrals are taken, row by row: all numbers in order.</param>
/// <param name="Tolerance">What recorded values are held to, relative to the value or to 1.</param>
internal sealed record DistributionCase(
    string Name,
    int Components,
    (string Name, Shape Row)[] Parameters,
    Func<Expr[], Distribution> Make,
    double[][] Typical,
    double Tolerance = 1e-12)
{
    /// <summary>How many numbers the parameters of a row are.</summary>
    public int Width => Parameters.Sum(parameter => Size(parameter.Row));

    /// <summary>The distribution over so many rows, its parameters leaves.</summary>
    public Distribution Over(int rows) =>
        Make([.. Parameters.Select(parameter => Leaf(parameter.Name, parameter.Row, rows))]);

    /// <summary>One distribution, its parameters constants.</summary>
    public Distribution At(params double[] numbers)
    {
        var start = 0;
        return Make(
        [
            .. Parameters.Select(parameter =>
            {
                var first = start;
                start += Size(parameter.Row);
                return Expressions.Reshape(Formulas.Numbers([.. numbers[first..start]]), parameter.Row.Prepend(1));
            }),
        ]);
    }

    /// <summary>The point at which densities are taken, [rows, d].</summary>
    public Expr Point(int rows) => Leaf("x", [Components], rows);

    /// <summary>The values of an expression over rows of parameters and points; either may be one row for all.</summary>
    public double[] Values(
        Expr value,
        IReadOnlyList<double[]> parameters,
        IReadOnlyList<double[]> points,
        int rows,
        params (string Name, double[] Values)[] noises) =>
        Evaluate.Of(Graph.Of(new Output("y", value)), 1, Leaves(parameters, points, rows, noises))["y"].Values.ToArray();

    /// <summary>The gradient of a sum over rows for each parameter: numbers of a row in the order of its parameters.</summary>
    public double[][] Gradients(
        Expr value,
        IReadOnlyList<double[]> parameters,
        IReadOnlyList<double[]> points,
        int rows,
        params (string Name, double[] Values)[] noises)
    {
        var graph = Differentiate.Graph(Graph.Of(new Output("y", Expressions.SumAll(value))), "y");
        var outputs = Evaluate.Of(graph, 1, Leaves(parameters, points, rows, noises));
        return
        [
            .. Enumerable.Range(0, rows).Select(row => Parameters.SelectMany(parameter =>
                outputs.TryGetValue(Differentiate.OutputName(parameter.Name), out var gradient)
                    ? gradient.Values.Slice(row * Size(parameter.Row), Size(parameter.Row)).ToArray()
                    : new double[Size(parameter.Row)]).ToArray()),
        ];
    }

    /// <summary>The log density of one distribution at many points.</summary>
    public double[] LogDensities(double[] parameters, IReadOnlyList<double[]> points) =>
        Values(Over(points.Count).LogDensity(Point(points.Count)), [parameters], points, points.Count);

    /// <summary>Values of a distribution's own members, such as its mean: one row.</summary>
    public double[] Of(Func<Distribution, Expr> member, double[] parameters) =>
        Values(Expressions.Broadcast(member(Over(1)), [1, Components]), [parameters], [], 1);

    public override string ToString() => Name;

    private static int Size(Shape row) => row.Aggregate(1, (size, extent) => size * extent.Count);

    private static Expr Leaf(string name, Shape row, int rows) =>
        Expressions.Parameter(name, row.Prepend(rows), Initialisation.Zeros);

    private Dictionary<string, DenseArray> Leaves(
        IReadOnlyList<double[]> parameters,
        IReadOnlyList<double[]> points,
        int rows,
        (string Name, double[] Values)[] noises)
    {
        var (leaves, start) = (new Dictionary<string, DenseArray>(), 0);
        foreach (var (name, row) in Parameters)
        {
            var (size, first) = (Size(row), start);
            double Number(int i) => parameters[parameters.Count == 1 ? 0 : i / size][first + i % size];
            leaves[name] = DenseArray.Generate(row.Prepend(rows).Bind(1), Number);
            start += size;
        }
        if (points.Count > 0)
            leaves["x"] = DenseArray.Generate([rows, Components], i => points[i / Components][i % Components]);
        foreach (var (name, values) in noises)
            leaves[name] = DenseArray.Of([rows, values.Length / rows], values);
        return leaves;
    }
}
