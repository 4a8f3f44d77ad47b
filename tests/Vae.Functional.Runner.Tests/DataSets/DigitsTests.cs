using Vae.Functional.Bounds;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.DataSets;

namespace Vae.Functional.Runner.Tests.DataSets;

public class DigitsTests
{
    private static readonly DigitSet Default = Digits.Generate();

    [Fact]
    public void There_are_12000_images_of_28_by_28()
    {
        Assert.Equal((10_000, 2_000), (Default.Data.Count, Default.Data.Test!.Count));
        Assert.Equal((10_000, 2_000), (Default.Factors.Length, Default.TestFactors.Length));
        Assert.Equal((28, 28), Default.Data.Shape);
        Assert.Equal((28, 28), Default.Data.Test.Shape);
        Assert.Equal("digits (seed 1)", Default.Data.Name);
    }

    [Fact]
    public void The_images_are_those_that_every_machine_has_always_drawn()
    {
        Assert.Equal("73a0e4763168955551c6006fd49f0b0f69e1e4d8b12f5995095616548c6357d5", Fingerprint.Of(Default.Data));
        Assert.Equal("f56f502e219df4ef5e7c2c8d711b3cd81d1192519dee08021fc0152ab903d57e", Fingerprint.Of(Default.Data.Test!));
    }

    [Fact]
    public void The_seed_decides()
    {
        var again = Digits.Generate(seed: 1, 50, 10);
        Assert.Equal(Digits.Generate(seed: 1, 50, 10).Data.Values.ToArray(), again.Data.Values.ToArray());
        Assert.Equal(Digits.Generate(seed: 1, 50, 10).Factors.ToArray(), again.Factors.ToArray());
        Assert.NotEqual(Digits.Generate(seed: 2, 50, 10).Data.Values.ToArray(), again.Data.Values.ToArray());
        Assert.NotEqual(Digits.Generate(seed: 2, 50, 10).Factors.ToArray(), again.Factors.ToArray());
    }

    [Fact]
    public void Every_class_is_there_equally_often_and_in_no_order()
    {
        Assert.All(Default.Data.Labels.CountBy(label => label), counted => Assert.Equal(1000, counted.Value));
        Assert.All(Default.Data.Test!.Labels.CountBy(label => label), counted => Assert.Equal(200, counted.Value));
        Assert.Equal(10, Default.Data.Labels.Distinct().Count());
        Assert.Equal(Default.Factors.Select(factor => factor.Class), Default.Data.Labels);

        // Neighbours of one class: 1000 of 9999 expected, with a deviation of 30.
        Assert.InRange(Default.Data.Labels.Zip(Default.Data.Labels.Skip(1)).Count(pair => pair.Item1 == pair.Item2), 865, 1135);
    }

    [Fact]
    public void No_image_is_in_both_parts_or_twice()
    {
        var images = Enumerable.Range(0, Default.Data.Count).Select(index => Key(Default.Data, index))
            .Concat(Enumerable.Range(0, Default.Data.Test!.Count).Select(index => Key(Default.Data.Test, index)));
        Assert.Equal(12_000, images.Distinct().Count());

        static string Key(DataSet data, int index) => Convert.ToHexString(MemoryMarshal.AsBytes(data[index]));
    }

    [Fact]
    public void Intensities_are_levels_of_grey_in_the_unit_interval()
    {
        SupportCheck.Check(Default.Data, Support.UnitInterval).OrThrow();
        Assert.All(Default.Data.Values.Distinct(), value => Assert.Equal((float)Math.Round(value * 255) / 255, value));
    }

    [Fact]
    public void Ink_is_what_it_is_in_Mnist()
    {
        // MNIST's training images: 19.1 % of the pixels are not black, their mean is 0.131, and 13.2 % are above one half.
        var values = Default.Data.Values;
        Assert.InRange(values.Count(value => value > 0) / (double)values.Length, 0.18, 0.20);
        Assert.InRange(values.Average(), 0.12, 0.14);
        Assert.InRange(values.Count(value => value > 0.5f) / (double)values.Length, 0.12, 0.14);
    }

    [Fact]
    public void Factors_stay_in_their_ranges_and_use_them()
    {
        Assert.Equal([0, 1, 2], Default.Factors.Select(factor => factor.Style).Distinct().Order());
        AssertRange(factor => factor.Slant, -0.4f, 0.55f);
        AssertRange(factor => factor.Thickness, 1.3f, 4f);
        AssertRange(factor => factor.Scale, 0.8f, 1.15f);
        AssertRange(factor => factor.Aspect, 0.7f, 1.3f);
        AssertRange(factor => factor.ShiftX, -2f, 2f);
        AssertRange(factor => factor.ShiftY, -2f, 2f);
        AssertRange(factor => factor.Wobble, 0.005f, 0.04f);

        static void AssertRange(Func<DigitFactors, float> factor, float lowest, float highest)
        {
            var values = Default.Factors.Select(factor).ToArray();
            Assert.InRange(values.Min(), lowest, lowest + 0.15f * (highest - lowest));
            Assert.InRange(values.Max(), highest - 0.15f * (highest - lowest), highest);
        }
    }

    [Fact]
    public void The_picture_shows_its_factors()
    {
        // Over all zeros a factor and the moment of the ink that it sets go together.
        AssertCorrelated(factor => factor.ShiftX, (x, _, ink) => Weighted(x, ink), 0.6);
        AssertCorrelated(factor => factor.ShiftY, (_, y, ink) => Weighted(y, ink), 0.6);
        AssertCorrelated(factor => factor.Thickness, (_, _, ink) => ink.Sum(), 0.6);
        AssertCorrelated(factor => factor.Scale, (_, y, ink) => Spread(y, ink), 0.6);

        // Leaning to the right is ink on the right where it is high: a negative covariance, as y points down.
        AssertCorrelated(factor => factor.Slant, (x, y, ink) => -Covariance(x, y, ink), 0.6);

        static double Weighted(double[] values, double[] weights) =>
            values.Zip(weights, (value, weight) => value * weight).Sum() / weights.Sum();
        static double Spread(double[] values, double[] weights) => Covariance(values, values, weights);
        static double Covariance(double[] a, double[] b, double[] weights) =>
            Weighted([.. a.Zip(b, (x, y) => x * y)], weights) - Weighted(a, weights) * Weighted(b, weights);
    }

    private static void AssertCorrelated(
        Func<DigitFactors, float> factor, Func<double[], double[], double[], double> moment, double atLeast)
    {
        int[] zeros = [.. Enumerable.Range(0, Default.Data.Count).Where(index => Default.Data.Labels[index] == 0)];
        double[] x = [.. Enumerable.Range(0, 784).Select(pixel => (double)(pixel % 28))];
        double[] y = [.. Enumerable.Range(0, 784).Select(pixel => (double)(pixel / 28))];
        double[] factors = [.. zeros.Select(index => (double)factor(Default.Factors[index]))];
        double[] moments =
            [.. zeros.Select(index => moment(x, y, Array.ConvertAll(Default.Data[index].ToArray(), value => (double)value)))];
        var (meanFactor, meanMoment) = (factors.Average(), moments.Average());
        var covariance = factors.Zip(moments, (a, b) => (a - meanFactor) * (b - meanMoment)).Sum();
        var scale = Math.Sqrt(factors.Sum(a => Math.Pow(a - meanFactor, 2)) * moments.Sum(b => Math.Pow(b - meanMoment, 2)));
        Assert.InRange(covariance / scale, atLeast, 1);
    }
}
