using System.Numerics.Tensors;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>
/// What tells estimators apart on a model: the expected value, the same with the divergence at another weight, and the expected gradient.
/// They are integrated over one or two numbers of noise, else averaged over draws, which estimators of the same noise share.
/// </summary>
internal sealed class EstimatorPrint
{
    private const double Beta = 2.5;
    private const int Side = 32;
    private const int Draws = 4096;
    private const int Batches = 16;

    // What rounding and a grid leave of a difference, and how many standard errors of it chance leaves: five, once in 6,000 of 16 batches.
    private const double Close = 1e-6;
    private const double StandardErrors = 5;

    // A gradient costs more than a value and is seldom needed.
    private readonly Lazy<Mean[]> values;
    private readonly Lazy<Mean[]> gradient;

    /// <summary>The print; empty where the estimator builds no objective.</summary>
    public EstimatorPrint(Estimator estimator, ModelCase model)
    {
        values = new(() => [.. Found(1, Value), .. Found(Beta, Value)]);
        gradient = new(() => Found(1, Gradient));

        Mean[] Found(double klWeight, Func<Graph, NoisePool, Mean[]> means) =>
            ObjectiveGraphs.Of(estimator, model.Spec, klWeight).Match(Left: _ => [], Right: graph => means(graph, new NoisePool()));

        Mean[] Value(Graph graph, NoisePool pool)
        {
            var program = PooledProgram.At(graph, pool, model);
            var (rows, masses, isSampled) = Points(pool);
            var parts = program.All(rows, masses.Length)[ObjectiveGraphs.Value];
            TensorPrimitives.Multiply(parts, masses, parts);
            return [new(parts, isSampled)];
        }

        // One for each element of each parameter, of as many parts as there are batches.
        Mean[] Gradient(Graph graph, NoisePool pool)
        {
            var program = PooledProgram.At(ObjectiveGraphs.Gradient(graph, ObjectiveGraphs.Differentiated), pool, model);
            var (rows, masses, isSampled) = Points(pool);
            var size = isSampled ? Draws / Batches : masses.Length;
            double[][] batches = [.. masses.Chunk(size).Select((share, batch) =>
            {
                double[][] own = [.. rows.Select(coordinate => coordinate[(batch * size)..((batch + 1) * size)])];
                var slopes = program.All(own, size, ObjectiveGraphs.Weights(share));
                return model.Parameters.SelectMany(parameter =>
                    slopes.GetValueOrDefault(Differentiate.OutputName(parameter.Key)) ?? new double[parameter.Value.Count]).ToArray();
            })];
            return [.. batches[0].Select((_, element) => new Mean([.. batches.Select(batch => batch[element])], isSampled))];
        }
    }

    /// <summary>Whether the expectations are the same, to within what rounding, grids and chance leave of a difference.</summary>
    public bool Agrees(EstimatorPrint other) =>
        values.Value.Length > 0 && AllAgree(values.Value, other.values.Value) && AllAgree(gradient.Value, other.gradient.Value);

    /// <summary>E |value − other value| under the same noise, in nats; infinite where the noise is not the same.</summary>
    public double Distance(EstimatorPrint other) => values.Value[0].Distance(other.values.Value[0]);

    /// <summary>Whether they are the same function of the noise, and have the same expected gradient.</summary>
    public bool IsSame(EstimatorPrint other) => Agrees(other) && Distance(other) <= Close * (1 + Math.Abs(values.Value[0].Value));

    private static bool AllAgree(Mean[] a, Mean[] b) => a.Length == b.Length && a.Zip(b, (x, y) => x.Agrees(y)).All(agrees => agrees);

    private static (double[][] Rows, double[] Masses, bool IsSampled) Points(NoisePool pool)
    {
        if (pool.Count == 0)
            return ([], [1], false);
        if (pool.Count > 2)
            return (pool.Draw(default, 0, Draws), [.. Enumerable.Repeat(1.0 / Draws, Draws)], true);
        var (rows, masses) = new Expectation(pool, new MeanTest(), default).Grid(Side);
        return (rows, masses, false);
    }

    // A sum over the noise: of a function at points times their masses, or of independent parts where it is sampled.
    private sealed record Mean(double[] Parts, bool IsSampled)
    {
        public double Value => Parts.Sum();

        // Of the sum.
        private double Variance
        {
            get
            {
                var (count, average) = (Parts.Length, Parts.Average());
                return IsSampled ? Parts.Sum(part => (part - average) * (part - average)) * count / (count - 1) : 0;
            }
        }

        public bool Agrees(Mean other)
        {
            // Draws that are shared leave less to chance.
            var variance = IsPaired(other) ? Less(other).Variance : Variance + other.Variance;
            return Math.Abs(Value - other.Value) <= Close * (1 + Math.Abs(Value)) + StandardErrors * Math.Sqrt(variance);
        }

        public double Distance(Mean other) => IsPaired(other) ? Less(other).Parts.Sum(Math.Abs) : double.PositiveInfinity;

        private bool IsPaired(Mean other) => IsSampled == other.IsSampled && Parts.Length == other.Parts.Length;

        private Mean Less(Mean other) => this with { Parts = [.. Parts.Zip(other.Parts, (own, theirs) => own - theirs)] };
    }
}
