using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// Families whose density is known at their own draws: by the change of variables, and on linear Gaussian models with log p(x) in closed
/// form. Seeds are fixed; five standard errors would reject a right procedure with one seed in 1.7 million.
/// </summary>
public sealed class FlowFamilyTests
{
    private const double Sigma = 0.7;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly double[] Observation = [0.9, -0.6, 1.4];

    private static readonly Dictionary<string, Family> Families = new()
    {
        ["planar"] = new Planar(new Mlp([4], Activation.Tanh), 3),
        ["inverse autoregressive"] = new InverseAutoregressive(new Mlp([4], Activation.Tanh), 3, [5, 7], Activation.Tanh),
    };

    public static TheoryData<string> Names => [.. Families.Keys];

    private static VaeSpec Spec(Family family, int latent) => new(
        new RealValued(Observation.Length, Dequantised: true), new StandardNormal(latent), family, new Gaussian(Affine, new FixedSigma(Sigma)));

    // log q(z|x) = log N(ε; 0, I) − log |det ∂z/∂ε|, the Jacobian of the whole draw by differences.
    [Theory]
    [MemberData(nameof(Names))]
    public void The_density_at_a_draw_is_that_of_a_change_of_variables(string name)
    {
        var model = new VaeModel(Spec(Families[name], 3));
        var draw = model.DrawWithDensity(model.Posterior, 1);
        var graph = Graph.Of(new("z", draw.Value), new("log q", draw.LogDensity!));
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var epsilon = FixedNumbers.Normals(NoiseKey.FromSeed((ulong)seed), 3);
            var (found, jacobian) = Jacobian(graph, VaeModel.LatentNoise, epsilon, FixedNumbers.Parameters(graph, seed, 1.3));
            var base_ = epsilon.Sum(e => -0.5 * e * e - 0.5 * Math.Log(2 * Math.PI));
            Assert.Equal(base_ - Math.Log(Math.Abs(jacobian.Determinant())), found["log q"].Values[0], 1e-6);
        }
    }

    [Fact]
    public void Masks_make_each_step_triangular_and_reverse_the_order_between_steps()
    {
        const int D = 4;
        var flow = (FlowDistribution)new VaeModel(Spec(Families["inverse autoregressive"], D)).Posterior;
        foreach (var (t, step) in flow.Steps.Index())
        {
            var (value, logDeterminant) = step.Of(Input("z", [Dimension.Batch, D]));
            var graph = Graph.Of(new("z", value), new("log det", logDeterminant));
            var (found, jacobian) = Jacobian(graph, "z", FixedNumbers.Normals(NoiseKey.FromSeed(7), D), FixedNumbers.Parameters(graph, seed: t, 1));
            bool IsBefore(int a, int b) => t % 2 == 0 ? a < b : a > b;
            for (var i = 0; i < D; i++)
                for (var j = 0; j < D; j++)
                    Assert.Equal(i == j || IsBefore(j, i), jacobian[i, j] != 0);
            Assert.Equal(Math.Log(Math.Abs(jacobian.Determinant())), found["log det"].Values[0], 1e-6);
        }
    }

    // Where wᵀu < −1 the plain map z + u tanh(wᵀz + b) folds.
    [Fact]
    public void A_planar_step_stays_invertible_and_is_the_identity_at_zero()
    {
        static Expr Row(params double[] numbers) => Reshape(
            Concatenate(0, [.. numbers.Select(number => Broadcast(number, [1]))]), [1, numbers.Length]);
        double[] Mapped(Expr u, Expr w, double[] along)
        {
            var z = Input("z", [Dimension.Batch, 2]);
            var leaves = new Dictionary<string, DenseArray> { ["z"] = DenseArray.Generate([along.Length, 2], i => along[i / 2] * (i % 2 == 0 ? 3 : 4)) };
            var (value, logDeterminant) = new PlanarStep(u, w, Row(0.1)).Of(z);
            var found = Evaluate.Of(Graph.Of(new("f", value), new("log det", logDeterminant)), along.Length, leaves);
            Assert.All(found["log det"].Values.ToArray(), one => Assert.True(double.IsFinite(one)));
            return [.. found["f"].Values.ToArray().Chunk(2).Select(point => 3 * point[0] + 4 * point[1])];
        }
        double[] line = [.. Enumerable.Range(-200, 401).Select(i => 0.001 * i)];
        var folded = Mapped(Row(-3, -4), Row(3, 4), line);
        Assert.All(folded.Zip(folded[1..], (here, next) => next - here), step => Assert.True(step > 0));
        foreach (var w in new[] { Row(3, 4), Row(0, 0) })
            Assert.All(Mapped(Row(0, 0), w, line).Zip(line, (found, at) => found - 25 * at), apart => Assert.Equal(0, apart, 1e-12));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_importance_weight_is_p_of_x_and_the_bound_lies_below(string name)
    {
        const int Draws = 5_000;
        var spec = Spec(Families[name], 2);
        var program = Programs.Evaluation(spec, new MonteCarlo()).OrThrow();
        var parameters = FixedNumbers.Parameters(program, seed: 2, 0.3);
        // Wider than the posterior, and gates that keep it so: else weights would scatter.
        foreach (var gate in parameters.Keys.Where(parameter => parameter.EndsWith("gate.context.bias")).ToArray())
            parameters[gate] = DenseArray.Of([2], [2.5, 2]);
        parameters["encoder.log_variance.bias"] = DenseArray.Of([2], [0.9, 0.7]);
        var truth = LinearGaussian.Of(spec, parameters).OrThrow().LogEvidence(Observation).OrThrow();
        var values = Evaluate.Of(program, Draws, Leaves(program, parameters, Draws))[Programs.Value].Values.ToArray();
        var (mean, error) = MeanAndError.Of([.. values.Select(value => Math.Exp(value - truth))]);
        Assert.InRange(mean - 1, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.1);
        Assert.True(values.Average() < truth);
    }

    public static TheoryData<Estimator> Weighing =>
        [new MonteCarlo(3), new ImportanceWeighted(4), new ImportanceSampled(4), new Renyi(0.5, 3), new Renyi(2, 3), new Denoising(new GaussianNoise(0), 3)];

    // One linear step makes any covariance: z₂ leans on z₁. There p(x, z)/q(z|x) = p(x) at every z.
    [Theory]
    [MemberData(nameof(Weighing))]
    public void One_linear_autoregressive_step_holds_a_correlated_posterior(Estimator estimator)
    {
        var family = new InverseAutoregressive(Affine, 1, []);
        var (spec, parameters, mean, factor) = Linear(family, [[0.5, -0.3, 0.8], [0.7, 0.2, -0.4]]);
        var lean = factor[1, 0] / factor[0, 0];
        // At a gate of ½: z = ½ z₀ + ½ m, m₂ = lean·z₀₁.
        parameters["encoder.step1.gate.context.bias"] = DenseArray.Of([2], [0, 0]);
        parameters["encoder.step1.mean.weight"] = DenseArray.Of([2, 2], [0, lean, 0, 0]);
        parameters["encoder.mean.weight"] = DenseArray.Generate([3, 2], i =>
            2 * (i % 2 == 0 ? mean[0, i / 2] : mean[1, i / 2] - lean * mean[0, i / 2]));
        parameters["encoder.log_variance.bias"] = DenseArray.Of([2], [2 * Math.Log(2 * factor[0, 0]), 2 * Math.Log(2 * factor[1, 1])]);
        AssertTight(spec, parameters, estimator);
    }

    [Theory]
    [MemberData(nameof(Weighing))]
    public void Planar_steps_that_do_nothing_leave_a_posterior_that_is_met(Estimator estimator)
    {
        var (spec, parameters, mean, factor) = Linear(new Planar(Affine, 2), [[0.6, 0.8, 0], [-1.6, 1.2, 0]]);
        parameters["encoder.w.bias"] = DenseArray.Of([4], [0.5, -1, 2, 0]);
        parameters["encoder.mean.weight"] = DenseArray.Generate([3, 2], i => mean[i % 2, i / 2]);
        parameters["encoder.log_variance.bias"] = DenseArray.Of([2], [2 * Math.Log(factor[0, 0]), 2 * Math.Log(factor[1, 1])]);
        AssertTight(spec, parameters, estimator);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_go_through_draws_and_their_density(string name)
    {
        var program = Programs.Training(Spec(Families[name], 2), new MonteCarlo(2)).OrThrow();
        Differences.AssertGradients(program, Leaves(program, FixedNumbers.Parameters(program, seed: 5, 0.7), 2), 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_takes_the_density_elsewhere_is_refused_by_rule_and_by_program_in_the_same_words(string name)
    {
        var spec = Spec(Families[name], 2);
        Refusals.AssertDensityElsewhere(spec);
        var vamp = (spec with { Prior = new VampPrior(2, 3) }).Validate();
        Assert.Contains($"VAE2013: {DensityElsewhere.Reason(nameof(VampPrior))}", vamp.FailToSeq().Select(fault => fault.Message));
        Assert.Contains("closed-form", Programs.Training(spec, new AnalyticKl()).Match(Right: _ => "", Left: fault => fault.Message));
        Assert.True(spec.Check(new TrainingPlan(1, Estimator: new ImportanceWeighted(3))).IsBound);
    }

    [Fact]
    public void Moments_without_a_closed_form_are_those_of_draws()
    {
        // One planar step of no effect: the moments are known.
        var program = Programs.Encoding(Spec(new Planar(Affine, 1), 1)).OrThrow();
        var parameters = FixedNumbers.Parameters(program, seed: 0, 0);
        parameters["encoder.mean.bias"] = DenseArray.Of([1], [1.5]);
        parameters["encoder.log_variance.bias"] = DenseArray.Of([1], [2 * Math.Log(0.4)]);
        const int Rows = 400;
        var found = Evaluate.Of(program, Rows, Leaves(program, parameters, Rows));
        var error = 0.4 / Math.Sqrt(Programs.MomentDraws);
        Assert.InRange(found["mean"].Values.ToArray().Average(), 1.5 - 5 * error / Math.Sqrt(Rows), 1.5 + 5 * error / Math.Sqrt(Rows));
        Assert.All(found["mean"].Values.ToArray(), mean => Assert.InRange(mean, 1.5 - 5 * error, 1.5 + 5 * error));
        Assert.All(found["deviation"].Values.ToArray(), deviation => Assert.InRange(deviation, 0.2, 0.6));
        Assert.NotEqual(found["mean"].Values.ToArray(), found["draw"].Values.ToArray());
    }

    [Fact]
    public void Steps_that_are_none_are_refused_in_words()
    {
        Assert.Equal(["Family: Steps is 0; give a positive number"], new Planar(Affine, 0).Faults);
        Assert.Equal(
            ["Family: Steps is -1; give a positive number", "Family: a hidden layer has size 0; give a positive size"],
            new InverseAutoregressive(Affine, -1, [0]).Faults);
    }

    // A decoder by columns W, its posterior's mean as a matrix [d, D] over x, and the Cholesky factor of its covariance; all else zero.
    private static (VaeSpec, Dictionary<string, DenseArray>, Matrix<double> Mean, Matrix<double> Factor) Linear(Family family, double[][] columns)
    {
        var spec = Spec(family, columns.Length);
        var w = Matrix<double>.Build.DenseOfColumnArrays(columns);
        var precision = w.TransposeThisAndMultiply(w) / (Sigma * Sigma) + Matrix<double>.Build.DenseIdentity(columns.Length);
        var covariance = precision.Inverse();
        var parameters = FixedNumbers.Parameters(Programs.Evaluation(spec, new MonteCarlo()).OrThrow(), seed: 0, scale: 0);
        parameters["decoder.mean.weight"] = DenseArray.Generate([columns.Length, 3], i => columns[i / 3][i % 3]);
        return (spec, parameters, covariance * w.Transpose() / (Sigma * Sigma), covariance.Cholesky().Factor);
    }

    private static void AssertTight(VaeSpec spec, Dictionary<string, DenseArray> parameters, Estimator estimator)
    {
        var program = Programs.Evaluation(spec, estimator).OrThrow();
        var truth = LinearGaussian.Of(spec, parameters).OrThrow().LogEvidence(Observation).OrThrow();
        Assert.All(
            Evaluate.Of(program, 5, Leaves(program, parameters, 5))[Programs.Value].Values.ToArray(), value => Assert.Equal(truth, value, 1e-10));
    }

    private static Dictionary<string, DenseArray> Leaves(Graph program, Dictionary<string, DenseArray> parameters, int rows)
    {
        return new Dictionary<string, DenseArray>(parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([rows, Observation.Length], i => Observation[i % Observation.Length]),
        }.WithNoises(program, rows, NoiseKey.FromSeed(11));
    }

    private static (IReadOnlyDictionary<string, DenseArray> Found, Matrix<double> Jacobian) Jacobian(
        Graph graph, string moved, double[] at, Dictionary<string, DenseArray> parameters) =>
        Differences.Jacobian(graph, moved, at, rows => Leaves(graph, parameters, rows));
}
