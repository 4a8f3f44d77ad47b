using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Values of expressions over named columns of numbers, [n, 1] each, by the reference interpreter.</summary>
internal static class Numbers
{
    /// <summary>The leaf that stands for a column.</summary>
    public static Expr Column(string name, int rows) => Expressions.Parameter(name, (rows, 1), Initialisation.Zeros);

    /// <summary>The values of an expression.</summary>
    public static double[] Of(Expr value, params (string Name, double[] Values)[] columns) =>
        Evaluate.Of(Graph.Of(new Output("y", value)), 1, Leaves(columns))["y"].Values.ToArray();

    /// <summary>The gradient of the sum of an expression with respect to a column.</summary>
    public static double[] Gradient(Expr value, string column, params (string Name, double[] Values)[] columns)
    {
        var graph = Differentiate.Graph(Graph.Of(new Output("y", Expressions.SumAll(value))), "y");
        return Evaluate.Of(graph, 1, Leaves(columns))[Differentiate.OutputName(column)].Values.ToArray();
    }

    /// <summary>The density of one-dimensional values under one parameter, for integration and histograms.</summary>
    public static double[] LogDensity(Func<Expr, Distribution> of, double parameter, double[] x) =>
        Of(of(Column("p", x.Length)).LogDensity(Column("x", x.Length)), ("p", [.. x.Select(_ => parameter)]), ("x", x));

    /// <summary>Simpson's rule over equally spaced values, an odd number of them.</summary>
    public static double Simpson(double[] values, double step) =>
        step / 3 * values.Select((value, i) => value * (i == 0 || i == values.Length - 1 ? 1 : i % 2 == 1 ? 4 : 2)).Sum();

    private static Dictionary<string, DenseArray> Leaves((string Name, double[] Values)[] columns) =>
        columns.ToDictionary(column => column.Name, column => DenseArray.Of([column.Values.Length, 1], column.Values));
}
