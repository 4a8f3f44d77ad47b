using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// Gaussian families on linear models whose posterior they hold. There p(x, z)/q(z|x) = p(x) at every z, so that an estimator that weighs
/// draws has no error to hide in: density, draw, and the repetition of both over samples are held to the closed form to the last digits.
/// </summary>
public sealed class GaussianFamilyTests
{
    private const double Sigma = 0.7;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly double[][] Observations = [[0.9, -0.6, 1.4], [-1.2, 0.3, 0.5]];

    /// <summary>The families, each with a decoder whose posterior it holds, by columns W, and what its other heads are there.</summary>
    private static readonly Dictionary<string, (Family Family, double[][] Loadings, string Head, Func<double[,], double[]> Offsets)> Cases = new()
    {
        // Orthogonal columns of one length: the posterior is as wide along each of them.
        ["isotropic"] = (
            new IsotropicGaussian(Affine),
            [[0.6, 0.8, 0], [-0.8, 0.6, 0]],
            "log_variance",
            covariance => [Math.Log(covariance[0, 0])]),
        ["diagonal"] = (
            new DiagonalGaussian(Affine),
            [[0.6, 0.8, 0], [-1.6, 1.2, 0]],
            "log_variance",
            covariance => [Math.Log(covariance[0, 0]), Math.Log(covariance[1, 1])]),
        ["full"] = (new FullGaussian(Affine), [[0.5, -0.3, 0.8], [0.7, 0.2, -0.4], [-0.6, 1.1, 0.3]], "factor", FactorRows),
        // One observed component explains one direction of z and leaves two as wide as the prior: a diagonal and rank two.
        ["low rank"] = (new LowRankGaussian(Affine, 2), [[0.8, 0, 0], [0.6, 0, 0], [0, 0, 0]], "directions", covariance => []),
    };

    public static TheoryData<VaeSpec, string> Correlated()
    {
        var wide = new Mlp([4], Activation.Tanh, Initial: new NormalWeights(1));
        return new()
        {
            { Specs.Binary with { Family = new FullGaussian(wide) }, "encoder.factor.weight" },
            { Specs.Binary with { Family = new LowRankGaussian(wide, 1) }, "encoder.directions.weight" },
            { Specs.Grey with { Likelihood = new LowRankCovariance(wide, 2, new SharedSigma(0.1)) }, "decoder.directions.weight" },
            { Specs.Grey with { Likelihood = new BandedPrecision((2, 3), wide, new SharedSigma(0.1)) }, "decoder.coefficients.weight" },
        };
    }

    [Theory]
    [MemberData(nameof(Correlated))]
    public void Correlations_start_near_none_whatever_the_network_s_law(VaeSpec spec, string correlations)
    {
        var parameters = Programs.Training(spec, new AnalyticKl()).OrThrow().Parameters;
        Initialisation Of(string name) => parameters.Single(parameter => parameter.Name == name).Initialisation;
        Assert.True(Of(correlations) is Initialisation.Normal { Deviation: > 0 and < 0.1 });
        Assert.Equal(new Initialisation.Normal(1), Of($"{correlations.Split('.')[0]}.mean.weight"));
    }

    public static TheoryData<string, Estimator> Weighed()
    {
        Estimator[] estimators =
        [
            new MonteCarlo(3), new StickingTheLanding(3), new ImportanceWeighted(4), new DoublyReparameterised(4), new ImportanceSampled(4),
            new Renyi(0.5, 3), new Renyi(2, 3),
        ];
        var pairs = new TheoryData<string, Estimator>();
        foreach (var family in Cases.Keys)
            foreach (var estimator in estimators)
                pairs.Add(family, estimator);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Weighed))]
    public void At_the_posterior_every_draw_weighs_log_p_of_x(string family, Estimator estimator)
    {
        var (spec, parameters) = AtPosterior(family);
        var found = Values(spec, parameters, estimator, seed: 1);
        Assert.All(found.Zip(LogEvidence(spec, parameters), (value, truth) => (Value: value, Truth: truth)), pair => Assert.Equal(pair.Truth, pair.Value, 1e-10));
    }

    // Over 100 means of 40 draws; five standard errors would reject a right bound with one seed in 1.7 million.
    [Theory]
    [InlineData("isotropic")]
    [InlineData("diagonal")]
    [InlineData("full")]
    [InlineData("low rank")]
    public void At_the_posterior_the_closed_divergence_leaves_the_bound_tight_in_expectation(string family)
    {
        const int Runs = 100;
        var (spec, parameters) = AtPosterior(family);
        Estimator[] estimators = [new AnalyticKl(40), new Denoising(new GaussianNoise(0), 40)];
        Assert.All(estimators, estimator =>
        {
            var found = Enumerable.Range(0, Runs).Select(run => Values(spec, parameters, estimator, seed: (ulong)run)).ToArray();
            foreach (var (row, truth) in LogEvidence(spec, parameters).Index())
            {
                var mean = found.Average(values => values[row]);
                var error = Math.Sqrt(found.Average(values => (values[row] - mean) * (values[row] - mean)) / Runs);
                Assert.InRange(mean - truth, -5 * error, 5 * error);
                Assert.InRange(error, 1e-6, 0.05);
            }
        });
    }

    // The score is left out and w̃ is 1/K: what is left of the encoder's gradient is ∂ log w/∂z, zero at every draw.
    [Theory]
    [InlineData("isotropic")]
    [InlineData("diagonal")]
    [InlineData("full")]
    [InlineData("low rank")]
    public void At_the_posterior_gradients_along_the_path_vanish_at_every_draw(string family)
    {
        var (spec, parameters) = AtPosterior(family);
        Assert.All(EncoderGradient(spec, parameters, new StickingTheLanding(3)), gradient => Assert.Equal(0, gradient, 1e-10));
        Assert.All(EncoderGradient(spec, parameters, new DoublyReparameterised(3)), gradient => Assert.Equal(0, gradient, 1e-10));
        Assert.Contains(EncoderGradient(spec, parameters, new MonteCarlo(3)), gradient => Math.Abs(gradient) > 0.01);
    }

    [Theory]
    [InlineData("isotropic", 2 + 1)]
    [InlineData("diagonal", 2 + 2)]
    [InlineData("full", 3 + 6)]
    [InlineData("low rank", 3 + 3 + 6)]
    public void A_family_has_so_many_numbers_an_observation(string family, int expected)
    {
        var (spec, parameters) = AtPosterior(family);
        Assert.Equal(expected, parameters.Where(one => one.Key.StartsWith("encoder.") && one.Key.EndsWith(".bias")).Sum(one => one.Value.Count));
        Assert.StartsWith("q(z|x) = N(μ(x), ", spec.Family.Notation.Text);
    }

    [Fact]
    public void A_rank_that_is_none_is_refused_in_words() =>
        Assert.Equal(["Family: Rank is 0; give a positive number"], new LowRankGaussian(Affine, 0).Faults);

    private static (VaeSpec Spec, Dictionary<string, DenseArray> Parameters) AtPosterior(string name)
    {
        var (family, loadings, head, offsets) = Cases[name];
        var (d, width) = (loadings.Length, name == "low rank" ? 1 : Observations[0].Length);
        var spec = new VaeSpec(
            new RealValued(width, Dequantised: true), new StandardNormal(d), family, new Gaussian(Affine, new FixedSigma(Sigma)));
        var columns = new double[width, d];
        for (var row = 0; row < width; row++)
            for (var column = 0; column < d; column++)
                columns[row, column] = loadings[column][row];
        var pca = ProbabilisticPca.Of(columns, new double[width], Sigma * Sigma).OrThrow();

        double[] Mean(double[] x) => pca.Posterior(x).OrThrow().Mean;
        var unit = Enumerable.Range(0, width).Select(i => Mean([.. Enumerable.Range(0, width).Select(j => i == j ? 1.0 : 0)])).ToArray();
        var covariance = pca.Posterior(new double[width]).OrThrow().Covariance;
        var program = Programs.Evaluation(spec, new MonteCarlo()).OrThrow();
        var values = program.Parameters.ToDictionary(
            parameter => parameter.Name, parameter => DenseArray.Generate(parameter.Shape.Bind(1), _ => 0));
        values["encoder.mean.weight"] = DenseArray.Generate([width, d], i => unit[i / d][i % d]);
        values["decoder.mean.weight"] = DenseArray.Generate([d, width], i => columns[i % width, i / width]);
        if (family is LowRankGaussian)
            SetLowRank(values, loadings.Select(column => column[0]).ToArray());
        else
            values[$"encoder.{head}.bias"] = DenseArray.Of([.. values[$"encoder.{head}.bias"].Extents], offsets(covariance));
        return (spec, values);
    }

    // With w = (0.8, 0.6, 0) of length 1 the covariance is s² w wᵀ + v vᵀ + u uᵀ with s² = σ²/(σ² + 1): s² I and √(1 − s²) times v and u.
    private static void SetLowRank(Dictionary<string, DenseArray> values, double[] w)
    {
        var s2 = Sigma * Sigma / (Sigma * Sigma + 1);
        var scale = Math.Sqrt(1 - s2);
        values["encoder.log_variance.bias"] = DenseArray.Generate([3], _ => Math.Log(s2));
        values["encoder.directions.bias"] = DenseArray.Of([6], [-scale * w[1], 0, scale * w[0], 0, 0, scale]);
    }

    // The rows of the Cholesky factor up to the diagonal, which goes by its logarithm.
    private static double[] FactorRows(double[,] covariance)
    {
        var factor = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfArray(covariance).Cholesky().Factor;
        return
        [
            .. from row in Enumerable.Range(0, factor.RowCount)
               from column in Enumerable.Range(0, row + 1)
               select row == column ? Math.Log(factor[row, row]) : factor[row, column],
        ];
    }

    private static double[] LogEvidence(VaeSpec spec, Dictionary<string, DenseArray> parameters)
    {
        var oracle = LinearGaussian.Of(spec, parameters).OrThrow();
        return [.. Observations.Select(x => oracle.LogEvidence(x.AsSpan(0, spec.Observation.Width)).OrThrow())];
    }

    private static double[] Values(VaeSpec spec, Dictionary<string, DenseArray> parameters, Estimator estimator, ulong seed)
    {
        var program = Programs.Evaluation(spec, estimator).OrThrow();
        return [.. Evaluate.Of(program, Observations.Length, Leaves(spec, program, parameters, seed))[Programs.Value].Values];
    }

    private static double[] EncoderGradient(VaeSpec spec, Dictionary<string, DenseArray> parameters, Estimator estimator)
    {
        var program = Programs.Training(spec, estimator).OrThrow();
        var leaves = Leaves(spec, program, parameters, seed: 3);
        leaves[Programs.KlWeightInput] = DenseArray.Scalar(1);
        var found = Evaluate.Of(program, Observations.Length, leaves);
        return
        [
            .. program.Parameters.Where(parameter => parameter.Name.StartsWith("encoder."))
                .SelectMany(parameter => found[Differentiate.OutputName(parameter.Name)].Values.ToArray()),
        ];
    }

    private static Dictionary<string, DenseArray> Leaves(
        VaeSpec spec, Graph program, Dictionary<string, DenseArray> parameters, ulong seed)
    {
        var width = spec.Observation.Width;
        return new Dictionary<string, DenseArray>(parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([Observations.Length, width], i => Observations[i / width][i % width]),
        }.WithNoises(program, Observations.Length, NoiseKey.FromSeed(seed));
    }
}
