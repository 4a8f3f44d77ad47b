using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// Priors over linear decoders, under which p(x) is a mixture of normals too: log p(x) in closed form. Seeds are fixed; five standard
/// errors would reject a right procedure with one seed in 1.7 million.
/// </summary>
public sealed class PriorTests
{
    private const double Sigma = 0.6;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly double[] Observation = [0.9, -0.6, 1.4];

    private static readonly Dictionary<string, Prior> Priors = new()
    {
        ["learned"] = new LearnedNormal(2),
        ["mixture"] = new MixtureOfGaussians(2, 3, Spread: 1),
        ["fixed mixture"] = new MixtureOfGaussians(2, 4, Learned: false, Spread: 1, Deviation: 0.5),
        ["vamp"] = new VampPrior(2, 3),
    };

    public static TheoryData<string> Names => [.. Priors.Keys];

    private static VaeSpec Spec(Prior prior) => new(
        new RealValued(3, Dequantised: true), prior, new DiagonalGaussian(Affine), new Gaussian(Affine, new FixedSigma(Sigma)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_importance_weight_is_p_of_x(string name)
    {
        const int Draws = 20_000;
        var (spec, parameters) = Trained(Priors[name]);
        var program = Programs.Evaluation(spec, new MonteCarlo()).OrThrow();
        var found = Evaluate.Of(program, Draws, Leaves(program, parameters, Draws))[Programs.Value].Values.ToArray();
        var truth = LogEvidence(spec, parameters);
        var weights = found.Select(value => Math.Exp(value - truth)).ToArray();
        var mean = weights.Average();
        var error = Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean)) / Draws);
        Assert.InRange(mean - 1, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.05);
    }

    // Where the base is the prior its draws and its density meet: a draw from another density would show here.
    [Theory]
    [MemberData(nameof(Names))]
    public void Annealing_from_the_prior_gives_p_of_x(string name)
    {
        var (spec, parameters) = Trained(Priors[name]);
        var plan = new AnnealingPlan(Temperatures: 20, Chains: 100, LeapfrogSteps: 4, StepSize: 0.3, PilotChains: 4);
        var estimate = AnnealedImportanceSampling
            .Run(spec, parameters, DenseArray.Of([1, 3], Observation), plan, NoiseKey.FromSeed(4)).OrThrow()[0];
        var weights = estimate.LogWeights.Select(value => Math.Exp(value - LogEvidence(spec, parameters))).ToArray();
        var mean = weights.Average();
        var error = Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean)) / weights.Length);
        Assert.InRange(mean - 1, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.3);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_parameters_are_trained_under_names_of_its_own(string name)
    {
        var spec = Spec(Priors[name]) with { Penalty = new WeightPenalty(0.1) };
        var own = Programs.Training(spec, new MonteCarlo()).OrThrow().Parameters.Where(parameter => parameter.Name.StartsWith("prior."));
        Assert.Equal(name == "fixed mixture", !own.Any());
        // A penalty is on the networks' weights.
        var penalty = spec.Penalty!.Of(Programs.Evaluation(spec, new MonteCarlo()).OrThrow());
        Assert.DoesNotContain(Graph.Of(new Output("penalty", penalty)).Parameters, parameter => parameter.Name.StartsWith("prior."));
    }

    [Fact]
    public void A_mixture_has_no_closed_divergence_and_says_what_to_do()
    {
        var verdict = Spec(Priors["vamp"]).Check(new TrainingPlan(1));
        Assert.Equal(
            ["error VAE2009: AnalyticKl needs a closed-form divergence, which this family and prior do not have; use MonteCarlo"],
            verdict.Findings.Select(finding => finding.ToString()).Where(text => text.StartsWith("error")));
        Assert.True(Spec(Priors["vamp"]).Check(new TrainingPlan(1, Estimator: new MonteCarlo())).IsBound);
        Assert.True(Spec(Priors["learned"]).Check(new TrainingPlan(1)).IsBound);
    }

    [Theory]
    [InlineData(0, 1, 3, 1, "Prior: Components is 0; give a positive number")]
    [InlineData(3, 1, -1, 1, "Prior: Spread is -1; give a number that is not negative")]
    [InlineData(3, 1, 3, 0, "Prior: Deviation is 0; give a positive number")]
    [InlineData(3, 0, 3, 1, "Prior: the latent dimension is 0; give a positive number")]
    public void What_is_no_mixture_is_refused_in_words(int components, int dimension, double spread, double deviation, string expected) =>
        Assert.Equal([expected], new MixtureOfGaussians(dimension, components, Spread: spread, Deviation: deviation).Faults);

    [Fact]
    public void No_pseudo_inputs_are_refused_in_words() =>
        Assert.Equal(["Prior: PseudoInputs is 0; give a positive number"], new VampPrior(2, 0).Faults);

    private static (VaeSpec Spec, Dictionary<string, DenseArray> Parameters) Trained(Prior prior)
    {
        var spec = Spec(prior);
        var program = Programs.Evaluation(spec, new MonteCarlo()).OrThrow();
        return (spec, FixedNumbers.Parameters(program, seed: 0, 0.7));
    }

    private static Dictionary<string, DenseArray> Leaves(Graph program, Dictionary<string, DenseArray> parameters, int rows)
    {
        return new(parameters)
        {
            [VaeModel.ObservationInput] = DenseArray.Generate([rows, 3], i => Observation[i % 3]),
            [VaeModel.LatentNoise] = DenseArray.Of([rows, 2], FixedNumbers.Normals(NoiseKey.FromSeed(9), 2 * rows)),
        };
    }

    // log Σ wₖ N(x; A μₖ + b, A diag σₖ² Aᵀ + σ² I), the parts read off the parameters.
    private static double LogEvidence(VaeSpec spec, Dictionary<string, DenseArray> parameters)
    {
        Matrix<double> Of(string name, int columns) =>
            Matrix<double>.Build.DenseOfRows(parameters[name].Values.ToArray().Chunk(columns).Select(row => (IEnumerable<double>)row));
        var (decoder, offset) = (Of("decoder.mean.weight", 3).Transpose(), Of("decoder.mean.bias", 3).Row(0));
        var (means, variances, logits) = spec.Prior switch
        {
            LearnedNormal => (Of("prior.mean", 2), Of("prior.log_variance", 2).PointwiseExp(), [0.0]),
            MixtureOfGaussians { Learned: true } => (
                Circle(3, 1) + Of("prior.offsets", 2), Of("prior.log_variances", 2).PointwiseExp(), parameters["prior.logits"].Values.ToArray()),
            MixtureOfGaussians => (Circle(4, 1), Matrix<double>.Build.Dense(4, 2, 0.25), new double[4]),
            _ => (
                Encoded(Of, "mean"), Encoded(Of, "log_variance").PointwiseExp(), new double[3]),
        };
        var total = Math.Log(logits.Sum(Math.Exp));
        return Math.Log(Enumerable.Range(0, logits.Length).Sum(k =>
        {
            var covariance = decoder * Matrix<double>.Build.DenseOfDiagonalVector(variances.Row(k)) * decoder.Transpose()
                + Sigma * Sigma * Matrix<double>.Build.DenseIdentity(3);
            var apart = Vector<double>.Build.DenseOfArray(Observation) - decoder * means.Row(k) - offset;
            var cholesky = covariance.Cholesky();
            return Math.Exp(logits[k] - total - 0.5 * (apart * cholesky.Solve(apart) + cholesky.DeterminantLn + 3 * Math.Log(2 * Math.PI)));
        }));
    }

    private static Matrix<double> Encoded(Func<string, int, Matrix<double>> of, string head)
    {
        var inputs = of("prior.pseudo_inputs", 3);
        var offsets = Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(of($"encoder.{head}.bias", 2).Row(0), inputs.RowCount));
        return inputs * of($"encoder.{head}.weight", 2) + offsets;
    }

    private static Matrix<double> Circle(int count, double radius) => Matrix<double>.Build.Dense(count, 2, (k, i) =>
        radius * (i == 0 ? Math.Cos(2 * Math.PI * k / count) : Math.Sin(2 * Math.PI * k / count)));
}
