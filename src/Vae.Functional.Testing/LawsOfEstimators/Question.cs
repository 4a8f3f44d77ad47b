using System.Globalization;
using System.Numerics.Tensors;
using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>A number for each row of noise, which is given by coordinate.</summary>
internal delegate double[] RowFunction(double[][] rows);

/// <summary>One question about means over noise, for the first observation of a trial; its programs share their noise.</summary>
internal sealed class Question(EstimatorTrial trial)
{
    private readonly NoisePool pool = new();

    /// <summary>An output of a program over the question's noise.</summary>
    public RowFunction Of(Graph graph, string output = ObjectiveGraphs.Value)
    {
        var program = PooledProgram.At(graph, pool, trial.Model);
        return rows => program.At(output, rows);
    }

    /// <summary>
    /// The expected gradient of an output for parameters, element by element, once every program of the question is known; nothing where it
    /// cannot be integrated.
    /// </summary>
    public Func<Option<IReadOnlyList<(string Name, double Slope)>>> Gradient(Graph graph, string output, string[] names)
    {
        var program = PooledProgram.At(ObjectiveGraphs.Gradient(graph, output), pool, trial.Model);
        return () => Over().Integrals((rows, masses) =>
        {
            var found = program.All(rows, masses.Length, ObjectiveGraphs.Weights(masses));
            return [.. names.SelectMany(name => found.TryGetValue(Differentiate.OutputName(name), out var slope)
                ? slope
                : new double[trial.Model.Parameters[name].Count])];
        }) is { } slopes
            ? Option<IReadOnlyList<(string, double)>>.Some(
                [.. names.SelectMany(name => Enumerable.Repeat(name, trial.Model.Parameters[name].Count)).Zip(slopes)])
            : Option<IReadOnlyList<(string, double)>>.None;
    }

    /// <summary>The value of an estimator, in nats where it has them.</summary>
    public Either<Fault, RowFunction> Value(Estimator estimator, double klWeight = 1) =>
        ObjectiveGraphs.Of(estimator, trial.Model.Spec, klWeight).Map(graph => Of(graph));

    /// <summary>A quantity, or what it is the mean of.</summary>
    public Either<Fault, RowFunction> True(Quantity quantity) => quantity switch
    {
        Quantity.LogEvidence => Exact.LogEvidence(trial.Model).Map(Constant),
        Quantity.Evidence => Exact.LogEvidence(trial.Model).Map(evidence => Constant(Math.Exp(evidence))),
        _ => ObjectiveGraphs.Of(quantity, trial.Model.Spec) is { } graph
            ? Of(graph)
            : new Fault($"no law knows how to find {quantity}"),
    };

    /// <summary>A number whatever the noise.</summary>
    public static RowFunction Constant(double value) => rows => [.. Enumerable.Repeat(value, rows[0].Length)];

    /// <summary>The mean by quadrature, or null.</summary>
    public double? Integral(RowFunction function) => Over().Integral(function, 1e-9);

    /// <summary>Whether the mean of a value is the mean of a true one, or at most that.</summary>
    public Either<Fault, Unit> Ask(string what, RowFunction value, Hypothesis hypothesis, string truthName, RowFunction truth)
    {
        var expectation = Over();
        var verdict = expectation.Test(hypothesis, rows => Difference(value(rows), truth(rows)), expectation.Size(truth));
        trial.Tally.Add(verdict.Draws);
        if (verdict.Decision == Decision.Holds)
            return Unit.Default;
        var center = expectation.Estimate(truth);
        var relation = hypothesis == Hypothesis.Zero ? "should be" : "should be at most";
        var (estimate, low, high) = (center + verdict.Estimate, center + verdict.Low, center + verdict.High);
        var found = string.Create(CultureInfo.InvariantCulture,
            $"{what} is {estimate:G6}, in [{low:G6}, {high:G6}] {By(verdict)}; it {relation} {truthName}, {center:G6}");
        return new Fault(verdict.Decision == Decision.Broken ? found : $"{Laws.Undecided}{found}; give a larger Budget");
    }

    private static double[] Difference(double[] a, double[] b)
    {
        TensorPrimitives.Subtract(a, b, a);
        return a;
    }

    private Expectation Over() => new(pool, trial.Test, trial.Key);

    private string By(MeanVerdict verdict) =>
        verdict.Draws == 0 ? "by quadrature" : $"after {verdict.Draws} draws ({trial.Test.Assumption})";
}
