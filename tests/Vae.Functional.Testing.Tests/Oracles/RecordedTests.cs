using System.Globalization;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>Each oracle against numbers that SciPy and mpmath found in other ways; Recorded/oracles.py makes them.</summary>
public sealed class RecordedTests
{
    private static readonly Dictionary<string, double[]> Recorded = Read();

    [Theory]
    [InlineData("logits", 1)]
    [InlineData("mean", 1)]
    [InlineData("logits", 2)]
    [InlineData("mean", 2)]
    public void Quadrature_over_a_declared_decoder(string head, int latents)
    {
        var (spec, parameters, x) = Declared(head, latents);
        var oracle = SmoothDecoder.Of(spec, parameters).Value();
        Agree(
            $"declared {head} {latents}",
            1e-8,
            [
                oracle.LogEvidence(x).Value(),
                oracle.ExpectedBound(x).Value(),
                .. oracle.Posterior(x).Value().Mean,
                .. (head, latents) == ("logits", 1) ? [oracle.ExpectedValue(new ImportanceWeighted(2), x).Value()] : Array.Empty<double>(),
            ]);
    }

    [Fact]
    public void A_code_of_two_bits()
    {
        var (spec, parameters, x) = Declared("logits", 2);
        var oracle = FiniteLatent.Of(spec, parameters, [0, 0, 0, 1, 1, 0, 1, 1], [0.1, 0.2, 0.3, 0.4]).Value();
        Agree("finite", 1e-13, [oracle.LogEvidence(x).Value(), .. oracle.PosteriorMasses(x).Value()]);
    }

    [Fact]
    public void Probabilistic_pca()
    {
        var loadings = new double[6, 3];
        for (var i = 0; i < 18; i++)
            loadings[i / 3, i % 3] = Math.Sin(1 + 3 * (i / 3) + i % 3);
        var oracle = ProbabilisticPca.Of(loadings, [0, 0.2, 0.4, 0.6, 0.8, 1], variance: 0.3).Value();
        double[] x = [.. Enumerable.Range(0, 6).Select(i => Math.Cos(i))];
        // The covariance L Lᵀ of the script's L.
        var q = new LatentMoments([0.5, -0.3, 0.2], new[,] { { 0.49, 0.14, -0.07 }, { 0.14, 0.29, 0.13 }, { -0.07, 0.13, 0.26 } });
        var posterior = oracle.Posterior(x).Value();
        Agree(
            "pca",
            1e-12,
            [oracle.LogEvidence(x).Value(), oracle.ExpectedBound(x, q), .. posterior.Mean, .. posterior.Covariance.Cast<double>()]);
    }

    [Fact]
    public void The_fit_of_probabilistic_pca()
    {
        var data = DenseArray.Generate([40, 5], i => Math.Sin(Math.Pow(i + 1, 2)));
        var oracle = ProbabilisticPca.Fit(data, 2).Value();
        Agree("pca fit", 1e-9, [oracle.Variance, oracle.MeanLogEvidence(data)]);
    }

    [Theory]
    [InlineData("beta-bernoulli small", 2, 1.5, 7, 3, 3, 4)]
    [InlineData("beta-bernoulli large", 1.25, 30, 200, 12, 13, 200)]
    public void Conjugate_bits(string name, double alpha, double beta, int width, int ones, double a, double b)
    {
        var oracle = new BetaBernoulli(alpha, beta, width);
        double[] x = [.. Enumerable.Range(0, width).Select(i => i < ones ? 1.0 : 0)];
        Agree(name, 1e-12, [oracle.LogEvidence(x).Value(), .. Single(oracle, x), oracle.ExpectedBound(x, (a, b))]);
    }

    [Theory]
    [InlineData("gamma-poisson small", 2, 0.5, new double[] { 0, 3, 1, 5 }, 10, 5)]
    [InlineData("gamma-poisson large", 1.5, 0.01, new double[] { 40, 55, 47 }, 150, 3)]
    public void Conjugate_counts(string name, double shape, double rate, double[] x, double qShape, double qRate)
    {
        var oracle = new GammaPoisson(shape, rate, x.Length);
        Agree(name, 1e-12, [oracle.LogEvidence(x).Value(), .. Single(oracle, x), oracle.ExpectedBound(x, (qShape, qRate))]);
    }

    private static double[] Single(Oracle oracle, double[] x) =>
        oracle.Posterior(x).Value() is var moments ? [moments.Mean[0], moments.Covariance[0, 0]] : [];

    // Parameters in the order of their names, row by row, are 0.8 sin(1.7 t + 0.3).
    private static (VaeSpec Spec, Dictionary<string, DenseArray> Parameters, double[] Observation) Declared(string head, int latents)
    {
        var decoder = new Mlp([3], Activation.Tanh);
        var isBinary = head == "logits";
        var spec = new VaeSpec(
            isBinary ? new Binary(3) : new RealValued(3),
            new StandardNormal(latents),
            new DiagonalGaussian(new Mlp([2], Activation.Tanh)),
            isBinary ? new Bernoulli(decoder) : new Gaussian(decoder, new FixedSigma(0.5)));
        var (t, parameters) = (0, new Dictionary<string, DenseArray>());
        var program = Programs.Explained(spec, new AnalyticKl()).Value();
        foreach (var parameter in program.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            var first = t;
            parameters[parameter.Name] = DenseArray.Generate(parameter.Shape.Bind(1), i => 0.8 * Math.Sin(1.7 * (first + i) + 0.3));
            t += parameters[parameter.Name].Count;
        }
        return (spec, parameters, isBinary ? [0, 1, 0] : [1, Math.Cos(1), Math.Cos(2)]);
    }

    internal static void Agree(string name, double tolerance, double[] found)
    {
        var expected = Recorded[name];
        Assert.Equal(expected.Length, found.Length);
        foreach (var (i, (right, number)) in expected.Zip(found).Index())
            Assert.True(new Tolerance(tolerance, tolerance).Admits(right, number), $"{name} {i}: {number:R} should be {right:R}");
    }

    private static Dictionary<string, double[]> Read()
    {
        using var reader = new StreamReader(typeof(RecordedTests).Assembly.GetManifestResourceStream("oracles.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(Name, Numbers);

        static bool IsNumber(string word) => word.Length > 1 && double.TryParse(word, CultureInfo.InvariantCulture, out _);
        static string Name(string line) => string.Join(' ', line.Split(' ').TakeWhile(word => !IsNumber(word)));
        static double[] Numbers(string line) =>
            [.. line.Split(' ').SkipWhile(word => !IsNumber(word)).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
    }
}
