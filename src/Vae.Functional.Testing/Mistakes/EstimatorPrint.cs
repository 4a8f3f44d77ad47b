using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>
/// What tells estimators apart on a model: the expected value, the same with the divergence at another weight, and the expected gradient.
/// Equal functions have equal prints; so have, where means are integrated, functions of equal expectation.
/// </summary>
internal sealed class EstimatorPrint
{
    private const double Beta = 2.5;
    private const int Side = 32;
    private const int Draws = 256;
    private const double Close = 1e-6;

    // A gradient costs more than a value and is seldom needed.
    private readonly Lazy<double[]> values;
    private readonly Lazy<double[]> gradient;

    /// <summary>The print; empty where the estimator builds no objective.</summary>
    public EstimatorPrint(Estimator estimator, ModelCase model)
    {
        values = new(() => [.. Value(1), .. Value(Beta)]);
        gradient = new(() => Found(1, (graph, pool) =>
        {
            var program = PooledProgram.At(ObjectiveGraphs.Gradient(graph, ObjectiveGraphs.Differentiated), pool, model);
            var (rows, masses) = Points(pool);
            var slopes = program.All(rows, masses.Length, ObjectiveGraphs.Weights(masses));
            return [.. model.Parameters.SelectMany(parameter =>
                slopes.TryGetValue(Differentiate.OutputName(parameter.Key), out var slope)
                    ? slope
                    : new double[parameter.Value.Count])];
        }));

        double[] Value(double klWeight) => Found(klWeight, (graph, pool) =>
        {
            var program = PooledProgram.At(graph, pool, model);
            var (rows, masses) = Points(pool);
            var nats = program.All(rows, masses.Length)[ObjectiveGraphs.Value];
            return [nats.Zip(masses, (value, mass) => value * mass).Sum()];
        });

        double[] Found(double klWeight, Func<Tensors.Graph, NoisePool, double[]> numbers) =>
            ObjectiveGraphs.Of(estimator, model.Spec, klWeight).Match(Left: _ => [], Right: graph => numbers(graph, new NoisePool()));
    }

    /// <summary>Whether two prints are the same.</summary>
    public bool IsClose(EstimatorPrint other) =>
        values.Value.Length > 0 && AreClose(values.Value, other.values.Value) && AreClose(gradient.Value, other.gradient.Value);

    private static bool AreClose(double[] a, double[] b) =>
        a.Length == b.Length && a.Zip(b, (x, y) => Math.Abs(x - y) <= Close * (1 + Math.Abs(x))).All(isClose => isClose);

    private static (double[][] Rows, double[] Masses) Points(NoisePool pool) => pool.Count is > 0 and <= 2
        ? new Expectation(pool, new MeanTest(), default).Grid(Side)
        : (pool.Draw(default, 0, Draws), [.. Enumerable.Repeat(1.0 / Draws, Draws)]);
}
