using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Poster
{
    // A spec trained with several seeds: a number a seed.
    private sealed record Approach(
        string Name,
        Evaluation Evaluation,
        ImmutableArray<double> Bits,
        ImmutableArray<double> Rate,
        ImmutableArray<double> Error,
        ImmutableArray<double> Means,
        ImmutableArray<double> Draws,
        ImmutableArray<double> Sharpness,
        ImmutableArray<float> Shown)
    {
        public const int ShownCount = 10;

        private const int Samples = 500;

        public static Approach Of(StudyRun run, string name, VaeSpec spec, DataSet data, IEnumerable<ulong> seeds)
        {
            var test = data.Test!;
            var reference = test.First(Samples);
            var (width, columns) = (data.Width, data.Shape[1].Count);
            var fits = seeds.Select(seed => run.Train(spec, data, Plan(seed))).ToArray();
            var measured = fits
                .Select(fit => fit.Measure(test, new BitsPerDimension(), new RateAndDistortion(), new ReconstructionError(1))
                    .ToDictionary(number => number.Name, number => number.Value))
                .ToArray();
            var generated = fits.Select(fit => fit.Generate(reference.Count)).ToArray();
            var roughness = Roughness(reference.Values.AsSpan(), columns);
            return new(
                name,
                fits[0].Evaluate(test),
                [.. measured.Select(numbers => numbers["bits per dimension of bytes"])],
                [.. measured.Select(numbers => numbers["rate"])],
                [.. measured.Select(numbers => numbers["error at the posterior's mean"])],
                [.. generated.Select(made => EnergyDistance.Between(made.Means.AsSpan(), reference.Values.AsSpan(), width))],
                [.. generated.Select(made => EnergyDistance.Between(made.Draws.AsSpan(), reference.Values.AsSpan(), width))],
                [.. generated.Select(made => Roughness(made.Means.AsSpan(), columns) / roughness)],
                generated[0].Means[..(ShownCount * width)]);
        }

        // The mean square of the difference of neighbours in a row.
        private static double Roughness(ReadOnlySpan<float> images, int columns)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 1; i < images.Length; i++)
                if (i % columns != 0)
                    (sum, count) = (sum + Math.Pow(images[i] - images[i - 1], 2), count + 1);
            return sum / count;
        }
    }

    private static class Exhibits
    {
        public static Exhibit.Table Table(IEnumerable<Approach> all) => new(
            "Approaches",
            Text($"""
                Means over seeds, on test images with noise of one grey level. Bits bound the code length of the bytes; energy distances
                of generated images from test images are 0 for equal distributions; sharpness is the mean square of differences of
                neighbours in generated means, over that of test images.
                """),
            [
                "approach", "value, nats (first seed)", "bits a dimension, of bytes", "rate, nats", "‖x − x̂‖²", "energy distance, means",
                "energy distance, draws", "sharpness",
            ],
            [
                .. all.Select(approach => ImmutableArray.Create<Cell>(
                    approach.Name, Cell.From(approach.Evaluation), OverSeeds(approach.Bits), OverSeeds(approach.Rate),
                    OverSeeds(approach.Error), OverSeeds(approach.Means), OverSeeds(approach.Draws), OverSeeds(approach.Sharpness))),
            ]);

        public static Exhibit.Images Samples(ImmutableArray<Approach> all, DataSet data) => Exhibit.Images.Of(
            "Samples", "Means of p(x|z) for the same z ~ p(z), the first seed.", data.Shape,
            [.. all.SelectMany(approach => approach.Shown)], Approach.ShownCount, [.. all.Select(approach => approach.Name)]);

        private static Cell OverSeeds(ImmutableArray<double> numbers) =>
            new Cell.Number(numbers.Mean(), numbers.StandardDeviation() / Math.Sqrt(numbers.Length));
    }
}
