using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Comparisons;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>
/// Frey's face by a decoder whose pixels are independent given z, and by two whose pixels are not (source 000, sections 5.5 and 5.6).
/// </summary>
public static class Faces
{
    private static readonly Mlp Encoder = new([200], Activation.Tanh);

    // Means that start in the middle of the data: what the mean leaves at first, correlated noise takes for its own and keeps.
    private static readonly Mlp Decoder = new([200], Activation.Tanh, OutputRange.UnitInterval);

    private static readonly LearnedSigma Sigma = new(Floor: 0.01);

    public static readonly VaeSpec Diagonal = new(
        Observation: new UnitInterval((28, 20)),
        Prior:       new StandardNormal(2),
        Family:      new DiagonalGaussian(Encoder),
        Likelihood:  new Gaussian(Decoder, Sigma));

    public static readonly VaeSpec LowRank = Diagonal with { Likelihood = new LowRankCovariance(Decoder, Rank: 8, Sigma) };

    public static readonly VaeSpec Banded = Diagonal with { Likelihood = new BandedPrecision((28, 20), Decoder, Sigma) };

    /// <summary>Trained on the same frames until frames held out of training gain no more, and judged on others.</summary>
    public static readonly VaeStudy CorrelatedPixels = new(
        "What do a low-rank covariance and a banded precision carry that a diagonal cannot?", Source: "000, sections 5.5 and 5.6", Answer);

    private static StudyResult Answer(StudyRun run)
    {
        var data = run.Shortened(run.Data.FreyFaces, 300, 100);
        var test = data.Test!;
        // A film: frames that follow one another are alike.
        int[] shown = [.. Enumerable.Range(0, Shown).Select(i => i * test.Count / Shown)];
        var plan = new TrainingPlan(Epochs: run.Choose(5, 100), BatchSize: 50, ValidationFraction: 0.1, Patience: 10);
        Found[] found =
        [
            .. from model in new (string Name, VaeSpec Spec)[] { ("diagonal", Diagonal), ("low rank", LowRank), ("banded", Banded) }
               select Found.Of(model.Name, run.Train(model.Spec, data, plan), test, shown),
        ];
        string Gained(Found other) => Text($"{other.Value.Nats - found[0].Value.Nats:F0} nats a frame");
        string Correlated(Found one) => Text($"{one.Pixels.Left.Value:F2} in the data and {one.AtFrames.Value:F2} in draws ({one.Name})");
        return new StudyResult(
            Text($"""
                On frames held out a low-rank covariance gains {Gained(found[1])} over a diagonal, a banded precision
                {Gained(found[2])}. What is left of neighbouring pixels given z, where frames have it, correlates by
                {string.Join(", ", found.Select(Correlated))}.
                """),
            [
                new Exhibit.Table(
                    "Held-out frames",
                    Text($"""
                        {data.Name}: {data.Count} frames to train on, at most {plan.Epochs} epochs, {test.Count} other frames, seed 0;
                        a density of values in [0, 1].
                        """),
                    ["p(x|z)", "value"],
                    [.. found.Select(one => ImmutableArray.Create<Cell>(one.Name, Cell.From(one.Value)))]),
                new Exhibit.Table(
                    "Correlation of neighbouring pixels",
                    Text($"""
                        Pairs side by side in rows. Residuals are x − E(x|z): of held-out frames with z ~ q(z|x), of draws x ~ p(x|z)
                        with z ~ p(z), and last of draws with z the mean of q(z|x) of those frames; images have the mean image taken
                        off. ± is the standard error over twenty blocks of frames.
                        """),
                    ["p(x|z)", .. PixelCorrelations.Columns, "residuals of draws at the frames' z"],
                    [
                        .. found.Select(one => one.Pixels.Row(one.Name)
                            .Add(new Cell.Number(one.AtFrames.Value, one.AtFrames.StandardError))),
                    ]),
                Pictures("held-out frames", "", test.Rows(shown).Values),
                .. found.Select(one =>
                    Pictures(Text($"draws at the frames' z, {one.Name}"), "x ~ p(x|z), z the mean of q(z|x).", one.OfFrames)),
                .. found.Select(one =>
                    Pictures(Text($"draws, {one.Name}"), "x ~ p(x|z), z ~ p(z): the same z in each picture.", one.Draws)),
            ]);

        Exhibit.Images Pictures(string name, string caption, ImmutableArray<float> images) =>
            Exhibit.Images.Of(name, caption, data.Shape, images.AsSpan(), columns: 8);
    }

    private const int Shown = 16;

    private sealed record Found(
        string Name,
        Evaluation Value,
        PixelCorrelations Pixels,
        CrossedMean AtFrames,
        ImmutableArray<float> OfFrames,
        ImmutableArray<float> Draws)
    {
        public static Found Of(string name, Fit fit, DataSet test, int[] shown)
        {
            var drawn = fit.Decode(fit.Encode(test));
            return new(
                name,
                fit.Evaluate(test),
                PixelCorrelations.Of(fit, test),
                PixelCorrelations.Of(drawn.Draws.AsSpan(), drawn.Means.AsSpan(), test),
                (test with { Values = drawn.Draws }).Rows(shown).Values,
                fit.Generate(Shown).Draws);
        }
    }
}
