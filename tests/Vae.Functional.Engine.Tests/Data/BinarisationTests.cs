using System.Collections.Immutable;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Engine.Tests.Data;

public class BinarisationTests
{
    private const int Width = 5;

    /// <summary>Observations that each hold 0, 0.25, 0.5, 0.75 and 1.</summary>
    private static DataSet Ramp(int count) =>
        new("ramp", Width, [.. Enumerable.Range(0, count * Width).Select(index => index % Width / 4f)], []);

    private static double[] Frequencies(ImmutableArray<float> bits) =>
        [.. Enumerable.Range(0, Width).Select(column => bits.Where((_, index) => index % Width == column).Average(bit => (double)bit))];

    [Fact]
    public void Threshold_cuts_above_one_half() =>
        Assert.Equal([0f, 0f, 0f, 1f, 1f], Ramp(1).Binarised(Binarise.Threshold, seed: 1).Values.ToArray());

    [Fact]
    public void Static_bits_have_the_intensities_as_their_frequencies()
    {
        var bits = Ramp(40_000).Binarised(Binarise.Static, seed: 1).Values;
        Assert.All(bits, bit => Assert.True(bit is 0f or 1f));
        var frequencies = Frequencies(bits);
        Assert.Equal(0, frequencies[0]);
        Assert.Equal(1, frequencies[4]);

        // 4.5 standard errors of a coin thrown 40,000 times: one failure in 150,000 seeds.
        Assert.Equal([0.25, 0.5, 0.75], frequencies[1..4], (a, b) => Math.Abs(a - b) < 4.5 * Math.Sqrt(a * (1 - a) / 40_000));
    }

    [Fact]
    public void Static_bits_follow_from_the_seed()
    {
        var data = Ramp(1000);
        Assert.Equal(data.Binarised(Binarise.Static, 1).Values.ToArray(), data.Binarised(Binarise.Static, 1).Values.ToArray());
        Assert.NotEqual(data.Binarised(Binarise.Static, 1).Values.ToArray(), data.Binarised(Binarise.Static, 2).Values.ToArray());
    }

    [Fact]
    public void The_test_part_has_draws_of_its_own()
    {
        var bits = (Ramp(1000) with { Test = Ramp(1000) }).Binarised(Binarise.Static, 1);
        Assert.NotEqual(bits.Values.ToArray(), bits.Test!.Values.ToArray());
        Assert.All(bits.Test.Values, bit => Assert.True(bit is 0f or 1f));
    }

    [Fact]
    public void Dynamic_keeps_the_intensities_and_fixes_the_test_part()
    {
        var data = Ramp(1000) with { Test = Ramp(1000) };
        var bits = data.Binarised(Binarise.Dynamic, 1);
        Assert.Equal(data.Values.ToArray(), bits.Values.ToArray());
        Assert.Equal(data.Binarised(Binarise.Static, 1).Test!.Values.ToArray(), bits.Test!.Values.ToArray());
    }

    [Fact]
    public void Dynamic_bits_are_new_in_each_epoch_and_the_same_in_any_batch()
    {
        var data = Ramp(1000);
        var first = new float[data.Values.Length];
        var second = new float[data.Values.Length];
        Binarisation.Draw(Binarisation.Epoch(1, 0), data.Values.AsSpan(), first);
        Binarisation.Draw(Binarisation.Epoch(1, 1), data.Values.AsSpan(), second);
        Assert.NotEqual(first, second);

        var one = new float[Width];
        Binarisation.Draw(Binarisation.Epoch(1, 1), data[617], one, first: 617 * Width);
        Assert.Equal(second[(617 * Width)..(618 * Width)], one);
    }
}
