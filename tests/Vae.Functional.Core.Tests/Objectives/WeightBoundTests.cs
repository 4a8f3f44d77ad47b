using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Objectives;

/// <summary>The bound on data and weights together, on linear models where its expectation and log p(X) are known exactly.</summary>
public sealed class WeightBoundTests
{
    private const double Sigma = 0.6;

    private static readonly Mlp Linear = new([], Activation.Relu);

    private static VaeSpec Model(int latent, MeanField weights) => new(
        new RealValued(1, Dequantised: true),
        new StandardNormal(latent),
        new DiagonalGaussian(Linear),
        new Gaussian(Linear, new FixedSigma(Sigma)),
        WeightPosterior: weights);

    public static TheoryData<MeanField> Posteriors =>
    [
        new(new NormalWeightPrior(0.7)), new(new NormalWeightPrior(0.7), Local: true),
        new(new EmpiricalWeightPrior()), new(new EmpiricalWeightPrior(), Local: true),
    ];

    // E (x − wᵀz − b)² takes first and second moments: a rule of three nodes is exact for each normal that the value is a function of.
    [Theory]
    [MemberData(nameof(Posteriors))]
    public void Its_expectation_is_the_closed_form_whichever_way_weights_are_drawn(MeanField weights)
    {
        const double X = 1.3;
        const int N = 7;
        double[] μ = [0.4, -0.9], τ2 = [0.5, 0.2], m = [1.1, 0.6], σ = [0.3, 0.8];
        const double B = -0.2, Beta = 0.5;
        var leaves = new Dictionary<string, DenseArray>
        {
            ["encoder.mean.weight"] = DenseArray.Of([1, 2], [0, 0]),
            ["encoder.mean.bias"] = DenseArray.Of([2], μ),
            ["encoder.log_variance.weight"] = DenseArray.Of([1, 2], [0, 0]),
            ["encoder.log_variance.bias"] = DenseArray.Of([2], Array.ConvertAll(τ2, Math.Log)),
            ["decoder.mean.weight"] = DenseArray.Of([2, 1], m),
            ["decoder.mean.weight.deviation"] = DenseArray.Of([2, 1], Array.ConvertAll(σ, Rho)),
            ["decoder.mean.bias"] = DenseArray.Of([1], [B]),
            ["decoder.mean.bias.deviation"] = DenseArray.Of([1], [Rho(Beta)]),
            [MeanField.ObservationsInput] = DenseArray.Scalar(N),
            [VaeModel.ObservationInput] = DenseArray.Of([1, 1], [X]),
        };

        var error = Math.Pow(X - m[0] * μ[0] - m[1] * μ[1] - B, 2) + Beta * Beta;
        var divergence = 0.0;
        for (var i = 0; i < 2; i++)
        {
            error += (m[i] * m[i] + σ[i] * σ[i]) * (μ[i] * μ[i] + τ2[i]) - m[i] * m[i] * μ[i] * μ[i];
            divergence += 0.5 * (τ2[i] + μ[i] * μ[i] - 1 - Math.Log(τ2[i]));
        }
        var paid = Divergence(weights.Prior, m, σ) + Divergence(weights.Prior, [B], [Beta]);
        var expected = -0.5 * Math.Log(2 * Math.PI) - Math.Log(Sigma) - error / (2 * Sigma * Sigma) - divergence - paid / N;

        var program = Programs.Evaluation(Model(2, weights), new AnalyticKl()).OrThrow();
        Assert.Equal(expected, Mean(program, leaves), 1e-10);
    }

    // log p(X) = log ∫ p(w) p(b) Π N(xᵢ; b, w² + σ²), by the trapezoidal rule.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_bound_over_all_observations_is_at_most_their_evidence(bool local)
    {
        double[] x = [1.8, 2.3, 2.0];
        var program = Programs.Evaluation(Model(1, new(new NormalWeightPrior(), local)), new AnalyticKl()).OrThrow();
        var evidence = LogEvidence(x);
        var random = new Random(3);
        for (var trial = 0; trial < 200; trial++)
        {
            var (w, b) = (random.NextDouble() - 0.5, 1 + random.NextDouble());
            Assert.InRange(Bound(w, 0.1 + random.NextDouble(), b, 0.1 + 0.5 * random.NextDouble(), x.Length), double.MinValue, evidence);
        }

        // Near the posterior it is close; with weights that cost a share of N M in place of N it is beyond, so that the law has power.
        var near = Bound(w: 0, 0.4, b: 1.8, 0.35, x.Length);
        Assert.InRange(near, evidence - 1, evidence);
        Assert.True(Bound(w: 0, 0.4, b: 1.8, 0.35, x.Length * 100) > evidence);

        double Bound(double w, double σw, double b, double σb, int observations) => x.Sum(value => Mean(program, new()
        {
            ["encoder.mean.weight"] = DenseArray.Of([1, 1], [0]),
            ["encoder.mean.bias"] = DenseArray.Of([1], [0]),
            ["encoder.log_variance.weight"] = DenseArray.Of([1, 1], [0]),
            ["encoder.log_variance.bias"] = DenseArray.Of([1], [0]),
            ["decoder.mean.weight"] = DenseArray.Of([1, 1], [w]),
            ["decoder.mean.weight.deviation"] = DenseArray.Of([1, 1], [Rho(σw)]),
            ["decoder.mean.bias"] = DenseArray.Of([1], [b]),
            ["decoder.mean.bias.deviation"] = DenseArray.Of([1], [Rho(σb)]),
            [MeanField.ObservationsInput] = DenseArray.Scalar(observations),
            [VaeModel.ObservationInput] = DenseArray.Of([1, 1], [value]),
        }));
    }

    // Through a hidden layer no closed form goes: five standard errors would reject a right bound with one seed in 1.7 million.
    [Fact]
    public void Through_hidden_layers_both_ways_have_one_expectation_and_the_local_gradient_varies_less()
    {
        const int Batch = 20, Draws = 50;
        var (plain, local) = (Gradients(local: false, Batch, Draws), Gradients(local: true, Batch, Draws));
        var error = Math.Sqrt((plain.Values.Variance + local.Values.Variance) / Draws);
        Assert.InRange(plain.Values.Mean - local.Values.Mean, -5 * error, 5 * error);
        Assert.InRange(error, 1e-6, 0.3);
        // A batch shares the noise of plain draws, and averages that of local ones over its observations.
        Assert.True(local.Variance < plain.Variance / 2, $"local {local.Variance:G4}, plain {plain.Variance:G4}");
    }

    private static ((double Mean, double Variance) Values, double Variance) Gradients(bool local, int batch, int draws)
    {
        var spec = Specs.Binary with { WeightPosterior = new MeanField(new NormalWeightPrior(), local) };
        var program = Programs.Training(spec, new AnalyticKl()).OrThrow();
        var leaves = program.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => DenseArray.Generate(
                parameter.Shape.Bind(1),
                i => parameter.Name.EndsWith(".deviation") ? Rho(0.5) : Math.Sin(1 + 2.3 * i + parameter.Name.Length)));
        leaves[Programs.KlWeightInput] = DenseArray.Scalar(1);
        leaves[MeanField.ObservationsInput] = DenseArray.Scalar(100);
        leaves[VaeModel.ObservationInput] = DenseArray.Generate([batch, 6], i => i * i % 7 % 2);
        var outputs = program.Outputs.Where(output => output.Name.Contains("decoder.") && !output.Name.Contains("deviation"))
            .Select(output => output.Name).ToArray();
        Assert.Equal(4, outputs.Length);
        var runs = Enumerable.Range(0, draws).Select(draw =>
        {
            foreach (var noise in program.Noises)
            {
                var numbers = new double[noise.Shape.Bind(batch).Aggregate(1, (size, extent) => size * extent)];
                NoiseKey.FromSeed(1).Then(draw).Then(noise.Name).FillStandardNormal(numbers);
                leaves[noise.Name] = DenseArray.Of(noise.Shape.Bind(batch), numbers);
            }
            var found = Evaluate.Of(program, batch, leaves);
            return (Value: found[Programs.Value].Values[0], Gradient: outputs.SelectMany(name => found[name].Values.ToArray()).ToArray());
        }).ToArray();
        var coordinates = Enumerable.Range(0, runs[0].Gradient.Length).Sum(i => Moments(runs.Select(run => run.Gradient[i])).Variance);
        return (Moments(runs.Select(run => run.Value)), coordinates);
    }

    private static (double Mean, double Variance) Moments(IEnumerable<double> numbers)
    {
        var all = numbers.ToArray();
        var mean = all.Average();
        return (mean, all.Sum(number => (number - mean) * (number - mean)) / (all.Length - 1));
    }

    private static double Divergence(WeightPrior prior, double[] m, double[] σ)
    {
        var s = prior is NormalWeightPrior given
            ? given.StandardDeviation
            : Math.Sqrt(m.Zip(σ, (mean, deviation) => mean * mean + deviation * deviation).Average());
        return m.Zip(σ, (mean, deviation) => Math.Log(s / deviation) + (deviation * deviation + mean * mean) / (2 * s * s) - 0.5).Sum();
    }

    private static double Rho(double deviation) => Math.Log(Math.Exp(deviation) - 1);

    // Over every normal of the noises: nodes 0 and ±√3 of masses 2/3 and 1/6.
    private static double Mean(Graph program, Dictionary<string, DenseArray> leaves)
    {
        var sizes = program.Noises.Select(noise => noise.Shape.Bind(1).Aggregate(1, (size, extent) => size * extent)).ToArray();
        var mean = 0.0;
        for (var point = 0; point < Math.Pow(3, sizes.Sum()); point++)
        {
            var (rest, mass) = (point, 1.0);
            foreach (var noise in program.Noises)
                leaves[noise.Name] = DenseArray.Generate(noise.Shape.Bind(1), _ =>
                {
                    (rest, var node) = Math.DivRem(rest, 3);
                    mass *= node == 0 ? 2.0 / 3 : 1.0 / 6;
                    return node switch { 0 => 0, 1 => Math.Sqrt(3), _ => -Math.Sqrt(3) };
                });
            mean += mass * Evaluate.Of(program, 1, leaves)[Programs.Value].Values[0];
        }
        return mean;
    }

    private static double LogEvidence(double[] x)
    {
        const int Steps = 400;
        const double Reach = 7, Step = 2 * Reach / Steps;
        var sum = 0.0;
        for (var i = 0; i <= Steps; i++)
            for (var j = 0; j <= Steps; j++)
            {
                var (w, b) = (i * Step - Reach, j * Step - Reach);
                var variance = w * w + Sigma * Sigma;
                sum += Density(w, 1) * Density(b, 1) * x.Aggregate(1.0, (product, value) => product * Density(value - b, variance));
            }
        return Math.Log(sum * Step * Step);
    }

    private static double Density(double x, double variance) => Math.Exp(-x * x / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
}
