using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>
/// What holds a density, its draws and their gradients together, for every distribution at its typical parameters. Seeds are fixed; each
/// comparison fails a right distribution once in 100,000 seeds or less, and there are about 200.
/// </summary>
public sealed class DensityLawTests
{
    private const int Draws = 4_000;

    // √n·D of Kolmogorov and Smirnov, and the normal deviate of everything else, that are exceeded once in 100,000 times.
    private const double KolmogorovLimit = 2.47;
    private const double Deviate = 4.42;

    public static TheoryData<string, int> OneComponent() => Settings(one => one.Components == 1);

    public static TheoryData<string, int> Vectors() => Settings(one => one.Components > 1);

    public static TheoryData<string, int> Everything() => Settings(_ => true);

    [Theory]
    [MemberData(nameof(OneComponent))]
    public void Densities_integrate_and_masses_sum_to_one(string name, int setting)
    {
        var (_, points, masses) = Masses(name, setting);
        Assert.Equal(1, masses.Sum(), 1e-8);
        Assert.NotEmpty(points);
    }

    [Theory]
    [MemberData(nameof(OneComponent))]
    public void Moments_are_those_of_the_density(string name, int setting)
    {
        var (one, points, masses) = Masses(name, setting);
        var (mean, deviation) = (one.Of(p => p.Mean, one.Typical[setting])[0], one.Of(p => p.StandardDeviation, one.Typical[setting])[0]);
        if (!double.IsFinite(deviation))
            return;
        Assert.Equal(mean, points.Zip(masses, (x, mass) => x * mass).Sum(), 1e-7 * (1 + Math.Abs(mean)));
        var variance = points.Zip(masses, (x, mass) => (x - mean) * (x - mean) * mass).Sum();
        Assert.Equal(deviation, Math.Sqrt(variance), 1e-6 * deviation);
    }

    [Theory]
    [MemberData(nameof(OneComponent))]
    public void Draws_follow_the_density(string name, int setting)
    {
        var (one, points, masses) = Masses(name, setting);
        var draws = Drawn(one, one.Typical[setting]).Select(row => row[0]).Order().ToArray();
        var support = one.Over(1).Support;
        Assert.All(draws, x => Assert.True(support.Contains(x), $"{x:R} is not of {support}"));
        if (support.IsDiscrete || support is Support.RealWithAtom)
            AssertCounts(points, masses, draws);
        else
            Assert.InRange(Kolmogorov(points, masses, draws), 0, KolmogorovLimit);
    }

    // E p₂(x)/p(x) = 1 for every density p₂ that lies inside p: a product of narrow normals, here and there.
    [Theory]
    [MemberData(nameof(Vectors))]
    public void Draws_of_vectors_weigh_other_densities_to_one(string name, int setting)
    {
        var one = DistributionCases.Of(name);
        var draws = Drawn(one, one.Typical[setting]);
        var densities = one.LogDensities(one.Typical[setting], draws);
        var mean = one.Of(p => p.Mean, one.Typical[setting]);
        var narrow = NarrowScale(one, setting);
        foreach (var shift in new[] { -0.5, 0, 0.7 })
        {
            double Other(double[] x) => x.Select((value, i) =>
                -0.5 * Math.Log(2 * Math.PI) - Math.Log(narrow) - 0.5 * Math.Pow((value - mean[i]) / narrow - shift, 2)).Sum();
            AssertMean([.. draws.Zip(densities, (x, density) => Math.Exp(Other(x) - density))], 1);
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Gradients_through_draws_are_those_of_the_expectation(string name, int setting)
    {
        var one = DistributionCases.Of(name);
        var parameters = one.Typical[setting];
        var (distribution, noises) = (one.Over(Draws), Noises(one));
        var draw = distribution.Draw([.. noises.Select(noise => noise.Input)]);
        var value = Expressions.Sum(one.Components == 1 ? Bounded(one, parameters, draw) : Moment(draw), -1);
        var differentiated = distribution.IsReparameterised ? value : distribution.ScoreFunction(value, draw);
        var gradients = one.Gradients(differentiated, [parameters], [], Draws, [.. noises.Select(noise => noise.Named)]);
        for (var i = 0; i < parameters.Length; i++)
        {
            var expected = Difference(parameters, i, moved =>
                one.Components == 1 ? Expectation(one, moved, parameters) : Moments(one, moved));
            AssertMean([.. gradients.Select(row => row[i])], expected);
        }
    }

    // A bounded function of x on the scale of the distribution, so that every expectation exists.
    private static Expr Bounded(DistributionCase one, double[] parameters, Expr x)
    {
        var (mean, scale) = Scale(one, parameters);
        return Expressions.Tanh((x - (mean + 0.3 * scale)) / scale);
    }

    private static double Expectation(DistributionCase one, double[] moved, double[] parameters)
    {
        var (mean, scale) = Scale(one, parameters);
        var (points, masses) = Masses(one, moved, mean, scale);
        return points.Zip(masses, (x, mass) => mass * Math.Tanh((x - (mean + 0.3 * scale)) / scale)).Sum();
    }

    // Σ i·xᵢ + ½xᵢ², whose expectation is that of the moments.
    private static Expr Moment(Expr x) => (1.0 + Formulas.Range(x.Shape[1].Count)) * x + 0.5 * Expressions.Square(x);

    private static double Moments(DistributionCase one, double[] parameters)
    {
        var (mean, deviation) = (one.Of(p => p.Mean, parameters), one.Of(p => p.StandardDeviation, parameters));
        return mean.Select((m, i) => (i + 1) * m + 0.5 * (m * m + deviation[i] * deviation[i])).Sum();
    }

    private static double Difference(double[] parameters, int i, Func<double[], double> function)
    {
        var step = 1e-4 * Math.Max(1e-2, Math.Abs(parameters[i]));
        double At(double by) => function([.. parameters.Select((value, k) => k == i ? value + by : value)]);
        return (8 * (At(step) - At(-step)) - (At(2 * step) - At(-2 * step))) / (12 * step);
    }

    private static (double Mean, double Scale) Scale(DistributionCase one, double[] parameters)
    {
        var (mean, deviation) = (one.Of(p => p.Mean, parameters)[0], one.Of(p => p.StandardDeviation, parameters)[0]);
        return (mean, double.IsFinite(deviation) ? deviation : 1);
    }

    private static double NarrowScale(DistributionCase one, int setting) =>
        0.3 * one.Of(p => p.StandardDeviation, one.Typical[setting]).Min();

    private static (DistributionCase One, double[] Points, double[] Masses) Masses(string name, int setting)
    {
        var one = DistributionCases.Of(name);
        var (mean, scale) = Scale(one, one.Typical[setting]);
        var (points, masses) = Masses(one, one.Typical[setting], mean, scale);
        return (one, points, masses);
    }

    private static (double[] Points, double[] Masses) Masses(DistributionCase one, double[] parameters, double mean, double scale)
    {
        var rule = Quadrature.Over(one.Over(1).Support, mean, scale);
        var densities = one.LogDensities(parameters, [.. rule.Select(point => new[] { point.X })]);
        return ([.. rule.Select(point => point.X)], [.. rule.Zip(densities, (point, density) => point.Weight * Math.Exp(density))]);
    }

    private static (Expr Input, (string Name, double[] Values) Named)[] Noises(DistributionCase one) =>
    [
        .. one.Over(1).Noises(one.Components).Select(noise =>
        {
            var name = $"noise.{noise.Part}";
            var (values, key) = (new double[Draws * noise.Width], NoiseKey.FromSeed(11).Then(name));
            if (noise.Law == NoiseLaw.Uniform)
                key.FillUniform(values);
            else
                key.FillStandardNormal(values);
            return (noise.Input("noise", Draws), (((Expr.Noise)noise.Input("noise", Draws)).Name, values));
        }),
    ];

    private static double[][] Drawn(DistributionCase one, double[] parameters)
    {
        var noises = Noises(one);
        var draw = Expressions.Broadcast(one.Over(Draws).Draw([.. noises.Select(noise => noise.Input)]), [Draws, one.Components]);
        var values = one.Values(draw, [parameters], [], Draws, [.. noises.Select(noise => noise.Named)]);
        return [.. values.Chunk(one.Components)];
    }

    private static double Kolmogorov(double[] points, double[] masses, double[] sorted)
    {
        var (below, next, worst) = (0.0, 0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            for (; next < points.Length && points[next] <= sorted[i]; next++)
                below += masses[next];
            // The mass of a point lies on both sides of it.
            var cdf = below - (next > 0 ? 0.5 * masses[next - 1] : 0) + Between(points, masses, next, sorted[i]);
            worst = Math.Max(worst, Math.Max(Math.Abs(cdf - i / (double)sorted.Length), Math.Abs(cdf - (i + 1.0) / sorted.Length)));
        }
        return Math.Sqrt(sorted.Length) * worst;
    }

    private static double Between(double[] points, double[] masses, int next, double x) =>
        next == 0 || next == points.Length
            ? 0
            : 0.5 * (masses[next - 1] + masses[next]) * (x - points[next - 1]) / (points[next] - points[next - 1]);

    // Pearson's χ² over runs of values with at least eight expected draws each; what is continuous counts by cells between points.
    private static void AssertCounts(double[] points, double[] masses, double[] sorted)
    {
        var (statistic, cells, expected, from) = (0.0, 0, 0.0, 0);
        for (var i = 0; i < points.Length; i++)
        {
            expected += masses[i] * sorted.Length;
            var last = i == points.Length - 1;
            if (expected < 8 && !last || !last && masses[(i + 1)..].Sum() * sorted.Length < 8)
                continue;
            var edge = last ? double.PositiveInfinity : 0.5 * (points[i] + points[i + 1]);
            var observed = sorted.Skip(from).TakeWhile(x => x <= edge).Count();
            statistic += (observed - expected) * (observed - expected) / expected;
            (cells, from, expected) = (cells + 1, from + observed, 0);
        }
        // Wilson and Hilferty's normal approximation of χ².
        var (degrees, deviate) = (Math.Max(1, cells - 1), 2.0 / (9 * Math.Max(1, cells - 1)));
        Assert.InRange((Math.Cbrt(statistic / degrees) - 1 + deviate) / Math.Sqrt(deviate), double.NegativeInfinity, Deviate);
    }

    private static void AssertMean(double[] values, double expected)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1.0) / values.Length);
        Assert.True(
            Math.Abs(mean - expected) <= Deviate * error + 1e-7 * (1 + Math.Abs(expected)),
            $"the mean is {mean:R} ± {error:E1}, expected {expected:R}");
    }

    private static TheoryData<string, int> Settings(Func<DistributionCase, bool> which)
    {
        var settings = new TheoryData<string, int>();
        foreach (var one in DistributionCases.All.Where(which))
            for (var setting = 0; setting < one.Typical.Length; setting++)
                settings.Add(one.Name, setting);
        return settings;
    }
}
