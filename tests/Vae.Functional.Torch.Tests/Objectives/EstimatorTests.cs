using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>
/// What estimators claim of their values, over many draws of noise at one observation. Draws are fixed by a seed, so the tests always
/// go the same way; a bound of five standard errors would reject a right estimator with one seed in 1.7 million.
/// </summary>
public sealed class EstimatorTests
{
    private const int Draws = 40_000;
    private const double StandardErrors = 5;

    public static TheoryData<string> Names => [.. Models.Specs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Both_estimators_have_one_expectation(string spec)
    {
        var (analytic, sampled) = (Drawn(spec, new AnalyticKl(), seed: 1), Drawn(spec, new MonteCarlo(), seed: 2));

        AssertOneMean(analytic, sampled);
        Assert.True(Variance(sampled) > 0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Samples_keep_the_mean_and_divide_the_variance(string spec)
    {
        const int Samples = 8;
        (Estimator One, Estimator Several)[] pairs =
        [
            (new AnalyticKl(), new AnalyticKl(Samples)),
            (new MonteCarlo(), new MonteCarlo(Samples)),
        ];
        foreach (var (one, several) in pairs)
        {
            var (single, averaged) = (Drawn(spec, one, seed: 3), Drawn(spec, several, seed: 4));

            AssertOneMean(single, averaged);
            // The variance of a sample variance is (κ − 1)/n of its square: κ from the draws themselves.
            var ratio = Variance(single) / Variance(averaged) / Samples;
            var error = Math.Sqrt((Kurtosis(single) - 1 + Kurtosis(averaged) - 1) / Draws);
            Assert.InRange(ratio, 1 - StandardErrors * error, 1 + StandardErrors * error);
        }
    }

    private static void AssertOneMean(double[] a, double[] b) =>
        Assert.InRange(a.Average() - b.Average(), -Bound(a, b), Bound(a, b));

    private static double Bound(double[] a, double[] b) => StandardErrors * Math.Sqrt((Variance(a) + Variance(b)) / Draws);

    // A batch of one observation, again and again: its rows differ by their noise alone.
    private static double[] Drawn(string spec, Estimator estimator, ulong seed)
    {
        var graph = Programs.Evaluation(Models.Specs[spec], estimator).OrThrow();
        var (leaves, one) = (Models.Leaves(graph, Draws, seed), Models.Leaves(graph, batchSize: 1));
        foreach (var leaf in graph.Parameters.Select(parameter => parameter.Name).Concat(graph.Inputs.Select(input => input.Name)))
            leaves = leaves.SetItem(leaf, leaf == VaeModel.ObservationInput ? Repeated(one[leaf]) : one[leaf]);
        using var program = OnTorch.Compiled(graph, Draws);
        return program.Run(leaves)[Programs.Value].Values.ToArray();
    }

    private static DenseArray Repeated(DenseArray row) =>
        DenseArray.Generate([Draws, row.Count], i => row.Values[i % row.Count]);

    private static double Variance(double[] values) => Moment(values, 2);

    private static double Kurtosis(double[] values) => Moment(values, 4) / (Variance(values) * Variance(values));

    private static double Moment(double[] values, int order)
    {
        var mean = values.Average();
        return values.Average(value => Math.Pow(value - mean, order));
    }
}
