using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>A mixture by the rows of one distribution is the mixture of as many distributions.</summary>
public sealed class SharedMixtureTests
{
    private const int Parts = 3;
    private const int Components = 2;

    private static readonly Expr Logits = Expressions.Reshape(Formulas.Numbers([0.3, -0.5, 1]), (1, Parts));

    private static readonly Expr Means = Numbers([Parts, Components], 1);

    public static TheoryData<string> Names => [.. Distributions.Keys];

    private static readonly Dictionary<string, Distribution> Distributions = new()
    {
        ["normal"] = NormalDistribution.FromScale(Means, 0.3 + Expressions.Square(Numbers([Parts, Components], 2))),
        ["one scale for all"] = NormalDistribution.FromScale(Means, 0.7),
        ["full normal"] = new FullNormalDistribution(
            Means, TriangularMatrices.FromUnconstrained(Numbers([Parts, Components, Components], 3))),
        ["low rank"] = new LowRankNormalDistribution(
            Means, 0.5 + Expressions.Square(Numbers([Parts, Components], 4)), Numbers([Parts, Components, 1], 5)),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Density_and_moments_are_those_of_the_mixture_of_its_rows(string name)
    {
        var rows = Distributions[name];
        Distribution Part(int k) => rows.Map(parameter => parameter.Shape.Rank > 1 ? Expressions.Slice(parameter, 0, k, 1) : parameter);
        var (shared, listed) = (new SharedMixtureDistribution(Logits, rows), new MixtureDistribution(Logits, [Part(0), Part(1), Part(2)]));
        var x = Numbers([5, Components], 6);

        AssertEqual(listed.LogDensity(x), shared.LogDensity(x), 5);
        AssertEqual(listed.Mean, shared.Mean, Components);
        AssertEqual(listed.StandardDeviation, shared.StandardDeviation, Components);
        Assert.Equal(listed.Support, shared.Support);
    }

    // Means over 40,000 draws; five standard errors would reject right draws with one seed in 1.7 million, for each of the four.
    [Theory]
    [MemberData(nameof(Names))]
    public void Its_draws_have_its_moments(string name)
    {
        const int Draws = 40_000;
        var shared = new SharedMixtureDistribution(Logits, Distributions[name]);
        var graph = Graph.Of(
            new("draw", shared.DrawFrom("noise", Dimension.Batch, Components)), new("mean", shared.Mean), new("deviation", shared.StandardDeviation));
        var leaves = graph.Noises.ToDictionary(noise => noise.Name, noise => Filled(noise, Draws));
        var found = Evaluate.Of(graph, Draws, leaves);
        for (var i = 0; i < Components; i++)
        {
            var draws = Enumerable.Range(0, Draws).Select(n => found["draw"].Values[n * Components + i]).ToArray();
            var (mean, deviation) = (found["mean"].Values[i], found["deviation"].Values[i]);
            var squares = draws.Select(draw => (draw - mean) * (draw - mean)).ToArray();
            var spread = Math.Sqrt(squares.Average(square => Math.Pow(square - deviation * deviation, 2)) / Draws);
            Assert.InRange(draws.Average() - mean, -5 * deviation / Math.Sqrt(Draws), 5 * deviation / Math.Sqrt(Draws));
            Assert.InRange(squares.Average() - deviation * deviation, -5 * spread, 5 * spread);
        }
    }

    private static DenseArray Filled(Expr.Noise noise, int rows)
    {
        var values = new double[rows * noise.Shape[1].Count];
        if (noise.Law == NoiseLaw.Uniform)
            NoiseKey.FromSeed(8).Then(noise.Name).FillUniform(values);
        else
            NoiseKey.FromSeed(8).Then(noise.Name).FillStandardNormal(values);
        return DenseArray.Of([rows, noise.Shape[1].Count], values);
    }

    private static void AssertEqual(Expr expected, Expr actual, int count)
    {
        var found = Evaluate.Of(Graph.Of(new("expected", expected), new("actual", actual)), 1, new Dictionary<string, DenseArray>());
        Assert.Equal(count, found["actual"].Values.Length);
        foreach (var (wanted, value) in found["expected"].Values.ToArray().Zip(found["actual"].Values.ToArray()))
            Assert.Equal(wanted, value, 1e-12);
    }

    // Any fixed numbers of order one, no two alike.
    private static Expr Numbers(Shape shape, int seed) => Expressions.Reshape(
        Formulas.Numbers([.. Enumerable.Range(0, shape.Size.Count).Select(i => 1.3 * Math.Sin(seed + 2.3 * i))]), shape);
}
