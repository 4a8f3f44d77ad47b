using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>
/// A mixture of normals, fitted by expectation maximisation from means that are drawn far apart (Arthur and Vassilvitskii 2007). A floor on
/// variances keeps the likelihood from rising without limit; under it each step still raises the likelihood, or leaves it.
/// </summary>
public sealed class GaussianMixture : Baseline
{
    private readonly MixtureComponent[] components;
    private readonly double[] logWeights;

    private GaussianMixture(MixtureComponent[] components, double[] logWeights, IReadOnlyList<double> history) =>
        (this.components, this.logWeights, History) = (components, logWeights, history);

    /// <summary>The mean log-likelihood of the training data after each step, in nats per observation.</summary>
    public IReadOnlyList<double> History { get; }

    /// <inheritdoc/>
    public override int Width => components[0].Mean.Count;

    /// <summary>A mixture of maximum likelihood among those near its start, or why there is none.</summary>
    /// <param name="observations">[n, D].</param>
    /// <param name="count">How many components.</param>
    /// <param name="floor">The least variance of a component in any direction, in squared data units.</param>
    /// <param name="covariance">Of which form.</param>
    /// <param name="steps">No more than these.</param>
    /// <param name="tolerance">The gain in nats per observation below which a step is the last.</param>
    /// <param name="seed">Of the start.</param>
    public static Either<Fault, GaussianMixture> Fit(
        DenseArray observations,
        int count,
        double floor,
        MixtureCovariance covariance = MixtureCovariance.Diagonal,
        int steps = 200,
        double tolerance = 1e-4,
        ulong seed = 0) =>
        from rows in Matrices.Several(observations)
        from valid in Valid(rows.RowCount, count, floor)
        let start = Start(rows, count, NoiseKey.FromSeed(seed).Then("mixture"))
        select Raised(Sample.Of(rows), start, covariance, floor, steps, tolerance);

    private static Either<Fault, Unit> Valid(int observations, int count, double floor) => 0 switch
    {
        _ when count < 1 || count > observations => new Fault(
            $"{count} components for {observations} observations; give at least 1 and no more than there are observations"),
        _ when !(floor > 0 && double.IsFinite(floor)) => new Fault(
            $"the floor of variances is {floor:R}; give a positive number, or the likelihood rises without limit"),
        _ => Prelude.unit,
    };

    // Every observation belongs to the nearest of means drawn with probabilities by their squared distance to those before.
    private static Matrix<double> Start(Matrix<double> rows, int count, NoiseKey key)
    {
        var uniforms = new double[count];
        key.FillUniform(uniforms);
        var (nearest, owners) = (Enumerable.Repeat(double.PositiveInfinity, rows.RowCount).ToArray(), new int[rows.RowCount]);
        var chosen = (int)(uniforms[0] * rows.RowCount);
        for (var k = 0; k < count; k++)
        {
            var squares = Matrices.Squares(Matrices.Less(rows, rows.Row(chosen)));
            for (var i = 0; i < squares.Length; i++)
                if (squares[i] < nearest[i])
                    (nearest[i], owners[i]) = (squares[i], k);
            if (k + 1 < count)
                chosen = Drawn(nearest, uniforms[k + 1]);
        }
        return Matrix<double>.Build.Dense(rows.RowCount, count, (i, k) => owners[i] == k ? 1 : 0);
    }

    private static int Drawn(double[] weights, double uniform)
    {
        var rest = uniform * weights.Sum();
        for (var i = 0; i < weights.Length; i++)
            if ((rest -= weights[i]) < 0)
                return i;
        return weights.Length - 1;
    }

    private static GaussianMixture Raised(
        Sample sample, Matrix<double> responsibilities, MixtureCovariance covariance, double floor, int steps, double tolerance)
    {
        List<double> history = [];
        while (true)
        {
            // A component that owns nothing any more is left out.
            var owning = responsibilities.EnumerateColumns().Where(column => column.Sum() > 1e-8 * sample.Rows.RowCount).ToArray();
            var mixture = new GaussianMixture(
                [.. owning.Select(column => MixtureComponent.Of(sample, column, covariance, floor))],
                [.. owning.Select(column => Math.Log(column.Sum() / owning.Sum(other => other.Sum())))],
                history);
            var (joint, evidence) = mixture.Expectation(sample);
            history.Add(evidence.Average());
            if (history.Count > steps || (history.Count > 1 && history[^1] - history[^2] < tolerance))
                return mixture;
            responsibilities = Responsibilities(joint, evidence);
        }
    }

    /// <inheritdoc/>
    public override double[] LogDensities(DenseArray observations) => Expectation(Sample.Of(Matrices.Of(observations))).Evidence;

    /// <summary>The expected mean of the component that an observation belongs to, [n, D].</summary>
    /// <inheritdoc/>
    public override DenseArray Reconstruct(DenseArray observations)
    {
        var (joint, evidence) = Expectation(Sample.Of(Matrices.Of(observations)));
        var means = Matrix<double>.Build.DenseOfRowVectors(components.Select(component => component.Mean));
        return Matrices.Array(Responsibilities(joint, evidence) * means);
    }

    // p(k|x), [n, components].
    private static Matrix<double> Responsibilities(double[][] joint, double[] evidence) =>
        Matrix<double>.Build.Dense(evidence.Length, joint.Length, (i, k) => Math.Exp(joint[k][i] - evidence[i]));

    // log p(x, k) of each component and row, and log p(x) of each row.
    private (double[][] Joint, double[] Evidence) Expectation(Sample sample)
    {
        double[][] joint =
        [
            .. components.Zip(logWeights, (component, weight) => component.LogDensities(sample).Select(value => value + weight).ToArray()),
        ];
        double Evidence(int i) => SpecialFunctions.LogSumExp([.. joint.Select(component => component[i])]);
        return (joint, [.. Enumerable.Range(0, sample.Rows.RowCount).Select(Evidence)]);
    }
}
