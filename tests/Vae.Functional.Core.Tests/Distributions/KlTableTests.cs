using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Each closed form against the integral that defines it.</summary>
public sealed class KlTableTests
{
    // The parameters of two one-dimensional distributions, and how their entries in the table are made from columns.
    private sealed record Sample(Type Type, Distribution Distribution, Func<double, double> LogDensity, double Location, double Scale);

    private static readonly Sample[] Samples =
    [
        new(typeof(StandardNormalDistribution), new StandardNormalDistribution(1), LogNormal(0, 1), 0, 1),
        .. new[] { (0.0, 1.0), (0.7, 0.3), (-2.0, 2.5), (0.1, 1.01) }.Select(p => new Sample(
            typeof(NormalDistribution),
            NormalDistribution.FromScale(Constant(p.Item1), Constant(p.Item2)),
            LogNormal(p.Item1, p.Item2),
            p.Item1,
            p.Item2)),
    ];

    [Fact]
    public void Every_pair_is_in_the_table_once() =>
        Assert.Equal(KlTable.Entries.Length, KlTable.Entries.Select(entry => (entry.From, entry.To)).Distinct().Count());

    [Fact]
    public void Every_entry_is_its_integral()
    {
        foreach (var entry in KlTable.Entries)
        {
            var (from, to) = (Samples.Where(q => q.Type == entry.From), Samples.Where(p => p.Type == entry.To));
            var pairs = from.SelectMany(_ => to, (q, p) => (Q: q, P: p)).ToArray();
            Assert.NotEmpty(pairs);
            foreach (var (q, p) in pairs)
                Assert.Equal(Integral(q, p), Numbers.Of(entry.Divergence(q.Distribution, p.Distribution)).Single(), 1e-9);
            Assert.NotEqual("", entry.Formula);
            Assert.NotEqual("", entry.Source);
        }
    }

    [Fact]
    public void A_divergence_is_never_negative_and_zero_between_equals()
    {
        var pairs = Samples.SelectMany(_ => Samples, (q, p) => (q, p));
        foreach (var (q, p) in pairs.Where(pair => KlTable.Find(pair.q.Type, pair.p.Type) is not null))
        {
            var divergence = Numbers.Of(KlTable.Divergence(q.Distribution, p.Distribution).OrThrow()).Single();
            Assert.InRange(divergence, -1e-15, double.MaxValue);
            Assert.Equal((q.Location, q.Scale) == (p.Location, p.Scale), Math.Abs(divergence) < 1e-12);
        }
    }

    [Fact]
    public void A_divergence_sums_over_components_and_keeps_observations_apart()
    {
        var location = Expressions.Parameter("m", (2, 3), Initialisation.Zeros);
        var q = NormalDistribution.FromScale(location, 1.0);
        var leaves = new Dictionary<string, DenseArray> { ["m"] = DenseArray.Of([2, 3], [1, 2, 3, 0, 0, 4]) };
        var graph = Graph.Of(new Output("kl", KlTable.Divergence(q, new StandardNormalDistribution(3)).OrThrow()));
        Assert.Equal([7.0, 8.0], Evaluate.Of(graph, 1, leaves)["kl"].Values.ToArray());
    }

    [Fact]
    public void A_missing_pair_names_both_types()
    {
        var divergence = KlTable.Divergence(new BernoulliDistribution(0.0), new StandardNormalDistribution(1));
        Assert.Equal(
            "there is no closed-form KL from BernoulliDistribution to StandardNormalDistribution; use the MonteCarlo estimator",
            divergence.Match(_ => "", fault => fault.Message));
    }

    // ∫ q log q/p by Simpson's rule over ±14 deviations of q.
    private static double Integral(Sample q, Sample p)
    {
        const int intervals = 20_000;
        var step = 28 * q.Scale / intervals;
        var points = Enumerable.Range(0, intervals + 1).Select(i => q.Location - 14 * q.Scale + i * step);
        double[] values = [.. points.Select(x => Math.Exp(q.LogDensity(x)) * (q.LogDensity(x) - p.LogDensity(x)))];
        return Numbers.Simpson(values, step);
    }

    private static Expr Constant(double value) => Expressions.Broadcast(value, (1, 1));

    private static Func<double, double> LogNormal(double location, double scale) =>
        x => -0.5 * Math.Log(2 * Math.PI) - Math.Log(scale) - 0.5 * Math.Pow((x - location) / scale, 2);
}
