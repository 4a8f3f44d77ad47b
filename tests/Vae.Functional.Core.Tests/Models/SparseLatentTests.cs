using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Models;

/// <summary>
/// Priors and families of latents that are nearly bits, one component each: log p(x) in closed form or by quadrature. Seeds are
/// fixed; five standard errors would reject a right procedure with one seed in 1.7 million.
/// </summary>
public sealed class SparseLatentTests
{
    private const double X = 0.7, Weight = 1.2, Offset = -0.1, Sigma = 0.5;

    private static readonly Mlp Affine = new([], Activation.Tanh);

    private static readonly Dictionary<string, (Prior Prior, Family Family)> Cases = new()
    {
        ["Beta and Kumaraswamy"] = (new SparseBeta(1, 0.5, 0.4), new KumaraswamyFamily(Affine)),
        ["Beta and logit-normal"] = (new SparseBeta(1, 0.9, 0.8), new LogitGaussian(Affine)),
        ["normals at 0 and 1"] = (new BinaryGaussians(1, 0.2, 0.3), new DiagonalGaussian(Affine)),
        ["spike and slab"] = (new SpikeAndSlab(1, 0.4, 0.1), new DiagonalGaussian(Affine)),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mean_importance_weight_is_p_of_x(string name)
    {
        var (values, truth) = (Values(name, new MonteCarlo()), LogEvidence(Cases[name].Prior));
        var weights = values.Select(value => Math.Exp(value - truth)).ToArray();
        var (mean, error) = MeanAndError.Of(weights);
        Assert.InRange(mean - 1, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.1);
        Assert.True(values.Average() < truth);
    }

    [Fact]
    public void From_a_Kumaraswamy_the_closed_divergence_is_the_mean_of_the_sampled_one()
    {
        var differences = Values("Beta and Kumaraswamy", new AnalyticKl()).Zip(Values("Beta and Kumaraswamy", new MonteCarlo()), (a, b) => a - b);
        var (mean, error) = MeanAndError.Of([.. differences]);
        Assert.InRange(mean, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.05);
    }

    // In single precision a draw near an end is the end, where a density is infinite: draws stay where they can be told apart.
    [Fact]
    public void Draws_of_an_extreme_posterior_stay_inside_in_single_precision()
    {
        foreach (var family in new Family[] { new KumaraswamyFamily(Affine), new LogitGaussian(Affine) })
        {
            var spec = Spec(new SparseBeta(1, 0.5, 0.5), family);
            var program = Programs.Encoding(spec).OrThrow();
            foreach (var extreme in new[] { -40.0, 40 })
            {
                var leaves = Leaves(program, 1000);
                foreach (var parameter in program.Parameters)
                    leaves[parameter.Name] = DenseArray.Generate(
                        parameter.Shape.Bind(1), _ => parameter.Name is "encoder.mean.bias" or "encoder.a.bias" ? extreme : 0);
                Assert.All(
                    Evaluate.Of(program, 1000, leaves)["draw"].Values.ToArray(), draw => Assert.True((float)draw is > 0 and < 1, $"{draw:R}"));
            }
        }
    }

    [Theory]
    [InlineData(1, 0.5, "Prior: Alpha is 1; give a number between 0 and 1")]
    [InlineData(0.5, 0, "Prior: Beta is 0; give a number between 0 and 1")]
    public void A_Beta_that_is_not_sparse_is_refused_in_words(double alpha, double beta, string expected) =>
        Assert.Equal([expected], new SparseBeta(2, alpha, beta).Faults);

    [Fact]
    public void Normals_that_are_none_are_refused_in_words()
    {
        Assert.Equal(["Prior: Deviation is 0; give a positive number"], new BinaryGaussians(2, Deviation: 0).Faults);
        Assert.Equal(["Prior: Probability is 1; give a number between 0 and 1"], new BinaryGaussians(2, Probability: 1).Faults);
        Assert.Equal(["Prior: SpikeDeviation is -1; give a positive number"], new SpikeAndSlab(2, SpikeDeviation: -1).Faults);
    }

    private const int Draws = 5_000;

    private static VaeSpec Spec(Prior prior, Family family) =>
        new(new RealValued(1, Dequantised: true), prior, family, new Gaussian(Affine, new FixedSigma(Sigma)));

    private static double[] Values(string name, Estimator estimator)
    {
        var program = Programs.Evaluation(Spec(Cases[name].Prior, Cases[name].Family), estimator).OrThrow();
        var leaves = Leaves(program, Draws);
        foreach (var parameter in program.Parameters)
            leaves[parameter.Name] = DenseArray.Generate(parameter.Shape.Bind(1), _ => parameter.Name switch
            {
                "decoder.mean.weight" => Weight,
                "decoder.mean.bias" => Offset,
                // As wide as the prior, or wider: else weights would have no variance.
                "encoder.mean.bias" => 0.3,
                "encoder.log_variance.bias" when Cases[name].Family is LogitGaussian => 1.4,
                _ => 0,
            });
        return Evaluate.Of(program, Draws, leaves)[Programs.Value].Values.ToArray();
    }

    private static Dictionary<string, DenseArray> Leaves(Graph program, int rows)
    {
        var leaves = new Dictionary<string, DenseArray> { [VaeModel.ObservationInput] = DenseArray.Generate([rows, 1], _ => X) };
        return leaves.WithNoises(program, rows, NoiseKey.FromSeed(6));
    }

    private static double LogEvidence(Prior prior)
    {
        static double Normal(double x, double mean, double variance) =>
            Math.Exp(-0.5 * (x - mean) * (x - mean) / variance) / Math.Sqrt(2 * Math.PI * variance);
        double Marginal(double mean, double deviation) =>
            Normal(X, Weight * mean + Offset, Weight * Weight * deviation * deviation + Sigma * Sigma);
        // With z = sigmoid(t) the density of t is zᵅ(1 − z)ᵝ/B(α, β), over which the trapezoid rule converges fast.
        const double Step = 0.1;
        double Sparse(SparseBeta beta, double t) =>
            Math.Exp(-beta.Alpha * Softplus(-t) - beta.Beta * Softplus(t)) / MathNet.Numerics.SpecialFunctions.Beta(beta.Alpha, beta.Beta)
            * Normal(X, Weight / (1 + Math.Exp(-t)) + Offset, Sigma * Sigma);
        return Math.Log(prior switch
        {
            SparseBeta beta => Step * Enumerable.Range(-1000, 2001).Sum(i => Sparse(beta, i * Step)),
            BinaryGaussians pair => (1 - pair.Probability) * Marginal(0, pair.Deviation) + pair.Probability * Marginal(1, pair.Deviation),
            SpikeAndSlab pair => (1 - pair.Probability) * Marginal(0, pair.SpikeDeviation) + pair.Probability * Marginal(0, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(prior)),
        });
    }

    private static double Softplus(double t) => Math.Max(t, 0) + Math.Log(1 + Math.Exp(-Math.Abs(t)));
}
