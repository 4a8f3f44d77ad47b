using System.Globalization;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Xunit.Abstractions;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>
/// Log densities, moments and entropies at 500 points for each distribution against values of mpmath with 60 digits, extreme parameters
/// among them. Recorded/record.py made the values, and compared them with SciPy's.
/// </summary>
public sealed class RecordedTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(DistributionCases.Names), MemberType = typeof(DistributionCases))]
    public void Values_are_those_of_an_independent_implementation(string name)
    {
        var one = DistributionCases.Of(name);
        var (rows, d) = (Recorded(name), one.Components);
        double[][] parameters = [.. rows.Select(row => row[..one.Width])];
        double[][] points = [.. rows.Select(row => row[one.Width..(one.Width + d)])];
        double[][] expected = [.. rows.Select(row => row[(one.Width + d)..])];
        var distribution = one.Over(rows.Length);

        double[] Of(Expr value, int width)
        {
            Shape shape = value.Shape.Rank == 1 ? [rows.Length] : [rows.Length, width];
            return one.Values(Expressions.Broadcast(value, shape), parameters, points, rows.Length);
        }

        Compared("log density", Of(distribution.LogDensity(one.Point(rows.Length)), 1), 0, 1);
        Compared("mean", Of(distribution.Mean, d), 1, d);
        Compared("standard deviation", Of(distribution.StandardDeviation, d), 1 + d, d);
        Assert.Equal(distribution.Entropy is null, double.IsNaN(expected[0][^1]));
        if (distribution.Entropy is { } entropy)
            Compared("entropy", Of(entropy, 1), 1 + 2 * d, 1);

        void Compared(string what, double[] values, int start, int width)
        {
            var worst = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                var (known, value) = (expected[i / width][start + i % width], values[i]);
                var error = known.Equals(value) ? 0 : Math.Abs(known - value) / Math.Max(1, Math.Abs(known));
                Assert.True(error <= one.Tolerance, $"{what} at {string.Join(", ", rows[i / width])}: {value:R}, off by {error:E1}");
                worst = Math.Max(worst, error);
            }
            output.WriteLine($"{name}: {what} to {worst:E1} at {values.Length} points");
        }
    }

    [Theory]
    [MemberData(nameof(DistributionCases.Names), MemberType = typeof(DistributionCases))]
    public void The_gradient_of_a_finite_log_density_is_finite(string name)
    {
        var one = DistributionCases.Of(name);
        var rows = Recorded(name);
        double[][] parameters = [.. rows.Select(row => row[..one.Width])];
        double[][] points = [.. rows.Select(row => row[one.Width..(one.Width + one.Components)])];
        var density = one.Over(rows.Length).LogDensity(one.Point(rows.Length));
        var gradients = one.Gradients(density, parameters, points, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            Assert.True(gradients[i].All(double.IsFinite), $"{name} at {string.Join(", ", rows[i])}: {string.Join(", ", gradients[i])}");
    }

    [Fact]
    public void Every_distribution_has_a_case()
    {
        var all = typeof(Distribution).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Distribution)) && !type.IsAbstract);
        var cased = DistributionCases.All.Select(one => one.Over(1).GetType()).Concat(DistributionCases.Others);
        Assert.Equal(all.Select(type => type.Name).Order(), cased.Select(type => type.Name).Order());
    }

    [Fact]
    public void At_least_ten_thousand_points_are_recorded() =>
        Assert.True(DistributionCases.All.Sum(one => Recorded(one.Name).Length) >= 10_000);

    private static double[][] Recorded(string name) => [.. Records.Of(name).Select(line => line.Select(Number).ToArray())];

    private static double Number(string text) => text switch
    {
        "" or "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
