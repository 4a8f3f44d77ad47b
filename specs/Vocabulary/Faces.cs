using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>Frey's face by a decoder whose pixels are independent given z, and by two whose pixels are not (source 000, sections 5.5 and 5.6).</summary>
public static class Faces
{
    private static readonly Mlp Network = new([200], Activation.Tanh);

    private static readonly LearnedSigma Sigma = new(Floor: 0.01);

    public static readonly VaeSpec Diagonal = new(
        Observation: new UnitInterval((28, 20)),
        Prior:       new StandardNormal(10),
        Family:      new DiagonalGaussian(Network),
        Likelihood:  new Gaussian(Network, Sigma));

    public static readonly VaeSpec LowRank = Diagonal with { Likelihood = new LowRankCovariance(Network, Rank: 8, Sigma) };

    public static readonly VaeSpec Banded = Diagonal with { Likelihood = new BandedPrecision((28, 20), Network, Sigma) };

    /// <summary>Trained on the same frames until frames held out of training gain no more, and judged on others.</summary>
    public static readonly VaeStudy CorrelatedPixels = new(
        "What do a low-rank covariance and a banded precision carry that a diagonal cannot?", Source: "000, sections 5.5 and 5.6", Answer);

    private static StudyResult Answer(StudyRun run)
    {
        const int shown = 16, columns = 8;
        var data = run.Shortened(run.Data.FreyFaces, 300, 100);
        var test = data.Test!;
        var plan = new TrainingPlan(Epochs: run.Choose(5, 100), BatchSize: 50, ValidationFraction: 0.1, Patience: 10);
        Found[] found =
        [
            .. from model in new (string Name, VaeSpec Spec)[] { ("diagonal", Diagonal), ("low rank", LowRank), ("banded", Banded) }
               let fit = run.Train(model.Spec, data, plan)
               select new Found(model.Name, fit.Evaluate(test), PixelCorrelations.Of(fit, test), fit.Generate(shown).Draws),
        ];
        string Gained(Found other) => Text($"{other.Value.Nats - found[0].Value.Nats:F0} nats a frame");
        string Correlated(Found one) => Text($"{one.Pixels.Left.Value:F2} in the data and {one.Pixels.Drawn.Value:F2} in draws ({one.Name})");
        return new StudyResult(
            Text($"""
                On frames held out a low-rank covariance gains {Gained(found[1])} over a diagonal, a banded precision {Gained(found[2])}. What is
                left of neighbouring pixels given z correlates by {string.Join(", ", found.Select(Correlated))}.
                """),
            [
                new Exhibit.Table(
                    "Held-out frames",
                    Text($"""
                        {data.Name}: {data.Count} frames to train on, at most {plan.Epochs} epochs, {test.Count} other frames, seed 0; a density of
                        values in [0, 1].
                        """),
                    ["p(x|z)", "value"],
                    [.. found.Select(one => ImmutableArray.Create<Cell>(one.Name, Cell.From(one.Value)))]),
                new Exhibit.Table(
                    "Correlation of neighbouring pixels",
                    Text($"""
                        Pairs side by side in rows. Residuals are x − E(x|z): of held-out frames with z ~ q(z|x), of draws x ~ p(x|z) with z ~
                        p(z); images have the mean image taken off. ± is the standard error over twenty blocks of frames.
                        """),
                    ["p(x|z)", .. PixelCorrelations.Columns],
                    [.. found.Select(one => one.Pixels.Row(one.Name))]),
                .. found.Select(one => Exhibit.Images.Of(
                    Text($"draws, {one.Name}"), "x ~ p(x|z), z ~ p(z): the same z in each picture.", data.Shape, one.Draws.AsSpan(), columns)),
                Exhibit.Images.Of("held-out frames", "", data.Shape, test.First(shown).Values.AsSpan(), columns),
            ]);
    }

    private sealed record Found(string Name, Evaluation Value, PixelCorrelations Pixels, ImmutableArray<float> Draws);
}
