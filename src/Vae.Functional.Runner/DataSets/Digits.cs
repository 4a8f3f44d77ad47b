using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Vae.Functional.Engine.Data;
using Vae.Functional.Noise;

namespace Vae.Functional.Runner.DataSets;

/// <summary>Drawn digits and what they were drawn from.</summary>
/// <param name="Data">The images in [0, 1] with their classes as labels, and the test part.</param>
/// <param name="Factors">The factors of each image.</param>
/// <param name="TestFactors">The factors of each image of the test part.</param>
public sealed record DigitSet(DataSet Data, ImmutableArray<DigitFactors> Factors, ImmutableArray<DigitFactors> TestFactors);

/// <summary>
/// The built-in data set: handwriting-like digits of 28×28 pixels, drawn from strokes. Every image is a pure function of the seed, its part
/// and its index, the same on every machine, and every class is there equally often.
/// </summary>
public static class Digits
{
    /// <summary>The name of the data set on the command line.</summary>
    public const string Name = "digits";

    private const int Classes = 10;

    /// <summary>Draws the data set.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="count">How many images to train on.</param>
    /// <param name="testCount">How many images to hold out for testing.</param>
    public static DigitSet Generate(ulong seed = 1, int count = 10_000, int testCount = 2_000)
    {
        var key = NoiseKey.FromSeed(seed).Then(Name);
        var name = string.Create(CultureInfo.InvariantCulture, $"{Name} (seed {seed})");
        var (training, factors) = Part(key.Then("train"), name, count);
        var (test, testFactors) = Part(key.Then("test"), $"{name} (test)", testCount);
        return new(training with { Test = test }, factors, testFactors);
    }

    private static (DataSet Data, ImmutableArray<DigitFactors> Factors) Part(NoiseKey key, string name, int count)
    {
        var order = key.Then("order").Permutation(count);
        var pen = new DigitPen();
        var pixels = new float[count * DigitPen.Pixels];
        var factors = new DigitFactors[count];
        for (var index = 0; index < count; index++)
        {
            var own = key.Then(index);
            factors[index] = DigitHand.Factors(own, order[index] % Classes);
            pen.Clear();
            DigitHand.Write(own, factors[index], pen);
            pen.CopyTo(pixels.AsSpan(index * DigitPen.Pixels, DigitPen.Pixels));
        }

        var data = new DataSet(
            name,
            (DigitPen.Side, DigitPen.Side),
            ImmutableCollectionsMarshal.AsImmutableArray(pixels),
            [.. factors.Select(factor => factor.Class)]);
        return (data, ImmutableCollectionsMarshal.AsImmutableArray(factors));
    }
}
