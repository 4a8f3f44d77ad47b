using System.Collections.Immutable;
using Vae.Functional.Noise;

namespace Vae.Functional.Tests.Measures;

/// <summary>The gap on data whose factors are put into components of z by hand.</summary>
public sealed class MutualInformationGapTests
{
    private const int Count = 800;
    private const int Values = 4;

    private static readonly VaeSpec Spec = new(
        new RealValued(2),
        new StandardNormal(2),
        new DiagonalGaussian(new Mlp([], Activation.Relu)),
        new Gaussian(new Mlp([], Activation.Relu), new FixedSigma(1)));

    private static readonly ImmutableArray<Factor> Factors = [Classes("first", 0), Classes("second", 1)];

    [Fact]
    public void A_factor_to_a_component_leaves_the_whole_entropy_as_gap()
    {
        var found = Measured([1, 0, 0, 1]);
        // Independent factors of 800 observations share a little by chance: (4 − 1)²/(2·800) nats of log 4.
        Assert.All(found, one => Assert.InRange(one.Value, 0.97, 1 + 1e-9));
        Assert.Equal(["mutual information gap", "gap of first", "gap of second"], found.Select(one => one.Name));
        Assert.StartsWith("consistent estimate of (I(z[1]; v) − I(z[0]; v))", found[2].What);
    }

    [Fact]
    public void A_factor_that_two_components_tell_leaves_none()
    {
        var found = Measured([1, 1, 0, 0]);
        Assert.InRange(found[1].Value, -1e-9, 0.01);
        // Nothing tells the second factor but by chance.
        Assert.InRange(found[2].Value, -0.01, 0.02);
    }

    [Fact]
    public void Noise_takes_its_share_of_the_information()
    {
        // Four means one apart at deviation 0.5: the information is that of quadrature.
        var found = Measured([1, 0, 0, 1], deviation: 0.5);
        double Density(double z) => Enumerable.Range(0, Values).Average(m => Math.Exp(-2 * (z - m) * (z - m)) / Math.Sqrt(Math.PI / 2));
        var entropy = -Enumerable.Range(-500, 1_500).Sum(i => Density(0.01 * i) * Math.Log(Density(0.01 * i))) * 0.01;
        var exact = (entropy - 0.5 * Math.Log(2 * Math.PI * Math.E * 0.25)) / Math.Log(Values);
        // 800 draws of a number with a deviation of about 0.5: the tolerance is three standard errors, with a fixed seed.
        Assert.Equal(exact, found[1].Value, 0.05);
    }

    [Fact]
    public void Factors_must_fit_the_data()
    {
        using var fit = Model([1, 0, 0, 1], 0.01);
        void Fails(string expected, params ImmutableArray<Factor> factors) => Assert.Equal(
            expected, Assert.Throws<VaeException>(() => fit.Measure(Data, new MutualInformationGap(factors))).Message);
        Fails("the factor short has 1 values for 800 observations; give one for each", new Factor("short", [1]));
        Fails("the factor same is the same for all observations; leave it out", new Factor("same", [.. new int[Count]]));
    }

    [Fact]
    public void Bins_hold_as_many_each()
    {
        var binned = Factor.Binned("slant", [0.3f, -1, 5, 0.2f, 0.1f, 7], bins: 3);
        Assert.Equal([1, 0, 2, 1, 0, 2], binned.Classes.ToArray());
        Assert.Equal(Math.Log(3), binned.Entropy, 1e-12);
    }

    private static DataSet Data { get; } = Vae.Functional.Data.From(
        [.. Enumerable.Range(0, Count * 2).Select(i => (float)Factors[i % 2].Classes[i / 2])], 2);

    // z = x W + noise: the means of z are the factors that W puts there.
    private static ImmutableArray<Measurement> Measured(double[] weights, double deviation = 0.01)
    {
        using var fit = Model(weights, deviation);
        return fit.Measure(Data, new MutualInformationGap(Factors));
    }

    private static Fit Model(double[] weights, double deviation) => Crafted.Of(Spec, new Dictionary<string, double[]>
    {
        ["encoder.mean.weight"] = weights,
        ["encoder.log_variance.bias"] = [.. Enumerable.Repeat(2 * Math.Log(deviation), 2)],
    });

    private static Factor Classes(string name, int number)
    {
        var uniforms = new float[Count];
        NoiseKey.FromSeed(6).Then(number).FillUniform(uniforms);
        return Factor.Binned(name, uniforms, Values);
    }
}
