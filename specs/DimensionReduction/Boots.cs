using System.Collections.Immutable;
using Vae.Functional.Runner.Reports;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    public static readonly VaeStudy Boots = new(
        "Do two latent components of boots tell the heel from the shaft?", "004, section 4.2.1, figure 7", TellHeelFromShaft);

    private static DataSet BootsOf(StudyRun run) => Footwear.Of(run.Data.FashionMnist);

    // More epochs than the source's fifteen, since there are few boots.
    private static TrainingPlan BootsPlan(StudyRun run, ulong seed) =>
        new(Epochs: run.Choose(12, 20), BatchSize: run.Choose(50, 128), Seed: seed, ValidationFraction: 0);

    private static StudyResult TellHeelFromShaft(StudyRun run)
    {
        const int side = 12;
        var data = BootsOf(run);
        var seeds = Enumerable.Range(0, run.Choose(2, 3)).Select(seed => run.Train(Plane, data, BootsPlan(run, (ulong)seed))).ToArray();
        var told = seeds.Select(fit => Told.By(fit, data.Test!)).ToArray();
        var alone = told.Count(one => one.IsOneEach);
        var shares = string.Join("; ", told.Select((one, seed) => $"seed {seed}: {one}"));
        return new StudyResult(
            Text($"""
                Each component tells one of the two and little of the other with {alone} of {seeds.Length} seeds. R² on test images:
                {shares}.
                """),
            [
                new Exhibit.Table(
                    "What components tell",
                    "R² of linear regressions on test images. Shaft: rows from top to sole; heel: dark pixels in the lowest rows.",
                    ["seed", "shaft from z₁", "shaft from z₂", "shaft from both", "heel from z₁", "heel from z₂", "heel from both"],
                    [.. told.Select((one, seed) => ImmutableArray.Create<Cell>(
                        seed, one.Shaft.First, one.Shaft.Second, one.Shaft.Both, one.Heel.First, one.Heel.Second, one.Heel.Both))]),
                Exhibit.Images.Of(
                    "Manifold of boots", "Means of p(x|z) between equal masses of p(z), seed 0 (figure 7).", data.Shape,
                    seeds[0].Decode(ManifoldGrid.Flat(side)).Means.AsSpan(), side),
            ],
            [
                new AuditEntry(
                    "the x-axis corresponds to the height of the heel, while the y-axis corresponds to the height of the actual boot",
                    File, "section 4.2.1, figure 7",
                    OnPublished(run, told.All(one => one.Heel.IsTold) ? With(alone, seeds.Length) : AuditVerdict.NotDecidable),
                    Text($"""
                        R² of each height from each component: {shares}. One height a component, with at least twice the R² that the
                        other component has for it, came out with {alone} of {seeds.Length} seeds; which axis is which is the seed's.
                        Where both components together tell less than half of the heel's variance, what is measured of the heel decides
                        nothing.
                        """)),
            ]);
    }

    // R² of a height from each component by itself, and from both.
    private sealed record Shares(double First, double Second, double Both)
    {
        public static Shares Of(double[] height, float[][] codes) => new(
            Footwear.Explained(height, codes, 0), Footwear.Explained(height, codes, 1), Footwear.Explained(height, codes, 0, 1));

        public bool IsTold => Both > 0.5;

        public bool IsFirst => First > 2 * Second;

        public bool IsSecond => Second > 2 * First;

        public override string ToString() => Text($"{First:F2} and {Second:F2}");
    }

    private sealed record Told(Shares Shaft, Shares Heel)
    {
        public static Told By(Fit fit, DataSet data)
        {
            var codes = fit.Encode(data).Chunk(fit.Spec.Prior.Dimension).ToArray();
            var width = data.Shape[1].Count;
            var images = Enumerable.Range(0, data.Count);
            return new(
                Shares.Of([.. images.Select(i => Footwear.Shaft(data[i], width))], codes),
                Shares.Of([.. images.Select(i => Footwear.Heel(data[i], width))], codes));
        }

        public bool IsOneEach => (Shaft.IsFirst && Heel.IsSecond) || (Shaft.IsSecond && Heel.IsFirst);

        public override string ToString() => $"shaft {Shaft}, heel {Heel}";
    }
}
