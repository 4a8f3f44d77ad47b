using System.Globalization;
using System.Runtime.CompilerServices;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>Each closed form against its integral, against PyTorch's where it has the pair, and against one another.</summary>
public sealed class KlTableTests
{
    private static readonly double[] Location = [0.5, -1, 2];
    private static readonly double[] OtherLocation = [-0.2, 0.3, 1.1];
    private static readonly double[] Scale = [0.6, 0.9, 1.7];
    private static readonly double[] Directions = [1, 0.4, -0.8, 0.3, 0.5, 1.1];

    // Normals over three components by covariance: each is also one with a full factor.
    private static readonly (Distribution Normal, FullNormalDistribution Full)[] Normals =
    [
        (new StandardNormalDistribution(3), Full([0, 0, 0], [1, 0, 0, 0, 1, 0, 0, 0, 1])),
        (NormalDistribution.FromScale(Row(Location), Row(Scale)), Full(Location, [0.6, 0, 0, 0, 0.9, 0, 0, 0, 1.7])),
        (NormalDistribution.FromScale(Row(OtherLocation), Row([1.3])), Full(OtherLocation, [1.3, 0, 0, 0, 1.3, 0, 0, 0, 1.3])),
        (Full(OtherLocation, [1.1, 0, 0, -0.6, 0.7, 0, 0.4, 0.9, 1.5]), Full(OtherLocation, [1.1, 0, 0, -0.6, 0.7, 0, 0.4, 0.9, 1.5])),
        (new LowRankNormalDistribution(Row(Location), Row(Scale), Expressions.Reshape(Formulas.Numbers([.. Directions]), (1, 3, 2))),
            Full(Location, LowRankFactor())),
    ];

    [Fact]
    public void Every_pair_is_in_the_table_once() =>
        Assert.Equal(KlTable.Entries.Length, KlTable.Entries.Select(entry => (entry.From, entry.To)).Distinct().Count());

    [Fact]
    public void Every_entry_has_been_held_to_something_and_says_where_it_is_from()
    {
        var held = Integrals().Select(row => row.Entry).Concat(Vectors().Select(row => row.Entry)).ToHashSet();
        Assert.All(KlTable.Entries, entry => Assert.True(held.Contains(entry), $"{entry.From.Name} to {entry.To.Name} is in no test"));
        Assert.All(KlTable.Entries, entry => Assert.True(entry.Formula != "" && entry.Source != ""));
    }

    [Fact]
    public void Entries_over_one_component_are_their_integrals()
    {
        foreach (var (entry, q, p, tolerance) in Integrals())
        {
            var (integral, divergence) = (Integral(q, p), Numbers.Of(entry.Divergence(q, p)).Single());
            Assert.True(
                Math.Abs(integral - divergence) <= tolerance * (1 + integral),
                $"{q.GetType().Name} to {p.GetType().Name}: {divergence:R} in closed form, {integral:R} as an integral");
        }
    }

    [Fact]
    public void Entries_between_normals_are_the_general_one_between_normals()
    {
        var general = KlTable.Find(typeof(FullNormalDistribution), typeof(FullNormalDistribution))!;
        foreach (var (entry, q, p) in Vectors())
            Assert.Equal(
                Numbers.Of(general.Divergence(q.Full, p.Full)).Single(),
                Numbers.Of(entry.Divergence(q.Normal, p.Normal)).Single(),
                1e-10);
    }

    [Fact]
    public void Divergences_are_those_of_PyTorch_where_it_has_the_pair()
    {
        var lines = Records.Of("kl");
        foreach (var line in lines)
        {
            var (from, to) = (DistributionCases.Of(line[0]), DistributionCases.Of(line[1]));
            double[] numbers = [.. line[2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            var (q, p) = (from.At(numbers[..from.Width]), to.At(numbers[from.Width..^1]));
            var divergence = Numbers.Of(KlTable.Divergence(q, p).OrThrow()).Single();
            Assert.True(
                Math.Abs(numbers[^1] - divergence) <= 1e-9 * (1 + Math.Abs(numbers[^1])),
                $"{string.Join(", ", line)}: {divergence:R}");
        }
        Assert.Equal(11, lines.Select(line => (line[0], line[1])).Distinct().Count());
    }

    [Fact]
    public void A_divergence_is_never_negative_and_zero_between_equals_only()
    {
        foreach (var (entry, q, p, _) in Integrals())
        {
            var divergence = Numbers.Of(entry.Divergence(q, p)).Single();
            Assert.InRange(divergence, ReferenceEquals(q, p) ? -1e-12 : 1e-6, ReferenceEquals(q, p) ? 1e-12 : double.MaxValue);
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

    [Fact]
    public void The_page_is_the_table()
    {
        var path = PagePath();
        var page = File.Exists(path) ? File.ReadAllText(path) : "";
        if (page != KlTable.Page())
            File.WriteAllText(path, KlTable.Page());
        Assert.True(page == KlTable.Page(), $"{path} was not the table; it has been written anew: look at the difference and keep it");
    }

    // ∫ q log q/p by the rule of the support of q. The series from a Kumaraswamy to a Beta says how good it is.
    internal static double Integral(Distribution q, Distribution p)
    {
        var (mean, deviation) = (Numbers.Of(q.Mean).Single(), Numbers.Of(q.StandardDeviation).Single());
        var rule = Quadrature.Over(q.Support, mean, deviation);
        var x = Expressions.Reshape(Formulas.Numbers([.. rule.Select(point => point.X)]), (rule.Length, 1));
        var (ours, theirs) = (Numbers.Of(q.LogDensity(x)), Numbers.Of(p.LogDensity(x)));
        return rule.Select((point, i) => ours[i] < -700 ? 0 : point.Weight * Math.Exp(ours[i]) * (ours[i] - theirs[i])).Sum();
    }

    private static IEnumerable<(KlTable.Entry Entry, Distribution Q, Distribution P, double Tolerance)> Integrals()
    {
        var settings = DistributionCases.All
            .Where(one => one.Components == 1)
            .SelectMany(one => one.Typical.Select(numbers => one.At(numbers)))
            .ToArray();
        return
            from entry in KlTable.Entries
            from q in settings.Where(q => q.GetType() == entry.From)
            from p in settings.Where(p => p.GetType() == entry.To)
            select (entry, q, p, Tolerance(q));
    }

    // The rule has an error at the kink of a Laplace density; the series from a Kumaraswamy says what its own is.
    private static double Tolerance(Distribution q) => q switch
    {
        LaplaceDistribution => 1e-5,
        KumaraswamyDistribution => 1e-6,
        _ => 1e-7,
    };

    private static IEnumerable<(
        KlTable.Entry Entry,
        (Distribution Normal, FullNormalDistribution Full) Q,
        (Distribution Normal, FullNormalDistribution Full) P)> Vectors() =>
        from entry in KlTable.Entries
        from q in Normals.Where(q => q.Normal.GetType() == entry.From)
        from p in Normals.Where(p => p.Normal.GetType() == entry.To)
        select (entry, q, p);

    private static Expr Row(double[] numbers) => Expressions.Broadcast(Formulas.Numbers([.. numbers]), (1, 3));

    private static FullNormalDistribution Full(double[] location, double[] factor) =>
        new(Row(location), Expressions.Reshape(Formulas.Numbers([.. factor]), (1, 3, 3)));

    // The Cholesky factor of diag σ² + W Wᵀ, column by column.
    private static double[] LowRankFactor()
    {
        var factor = new double[9];
        for (var j = 0; j < 3; j++)
            for (var i = j; i < 3; i++)
            {
                var entry = Directions[2 * i] * Directions[2 * j] + Directions[2 * i + 1] * Directions[2 * j + 1];
                entry += i == j ? Scale[i] * Scale[i] : 0;
                for (var k = 0; k < j; k++)
                    entry -= factor[3 * i + k] * factor[3 * j + k];
                factor[3 * i + j] = i == j ? Math.Sqrt(entry) : entry / factor[3 * j + j];
            }
        return factor;
    }

    private static string PagePath([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "docs", "kl.md"));
}
