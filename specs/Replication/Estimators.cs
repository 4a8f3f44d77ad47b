using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy Estimators = new(
        "Does training with the divergence in closed form get further than training with every term sampled?",
        "003, section 4.4 and figure 5",
        AnswerEstimators);

    private static StudyResult AnswerEstimators(StudyRun run)
    {
        var (data, seeds) = (MnistOf(run), run.Choose(2, 3));
        var pairs = new[] { Mnist3, Mnist20, Mnist200 }.Select(spec => (Latents: spec.Prior.Dimension, Contest: Contest.Of(run, data, seeds,
        [
            new("A, sampled", For(data, spec), (epochs, seed) => Plan(epochs, seed, new MonteCarlo())),
            new("B, closed form", For(data, spec), (epochs, seed) => Plan(epochs, seed)),
        ]))).ToArray();
        var gains = pairs.Select(pair => (pair.Latents, Gain: pair.Contest.Difference("B, closed form", "A, sampled"))).ToArray();
        var told = string.Join(", ", gains.Select(gain => Invariant($"{gain.Gain.Brief} at N_z = {gain.Latents}")));
        var first = pairs[0].Contest;
        var later = string.Join(", ", pairs.Select(pair => Invariant($"{pair.Contest.FurtherDifference("B, closed form", "A, sampled"):F1}")));
        var at = Invariant($"{first.Samples:N0} samples, {seeds} seeds; after {first.FurtherSamples:N0}, seed 0: {later}");
        return new StudyResult(
            $"Trained with B less trained with A, both judged by B: {told} nats ({at}). In the source's own traces A is ahead at 10⁶ "
            + $"samples at {Ahead.Length} of five N_z: {string.Join(", ", Ahead)}.",
            [
                .. pairs.Select(pair => pair.Contest.Table(
                    $"N_z = {pair.Latents}", "The same network trained with either estimator, L = 1.")),
                .. pairs.Select(pair => pair.Contest.Learning($"Learning at N_z = {pair.Latents}")),
                new Exhibit.Table(
                    "The source's own traces",
                    "On its validation data, in nats per observation, a single training each: rows of its repository's res/*.csv.",
                    ["N_z", .. Traces.MnistSamples.Select(samples => Invariant($"B less A at {samples:N0} samples"))],
                    [
                        .. Traces.MnistAnalytic.Keys.Select(latents => ImmutableArray.CreateRange<Cell>(
                        [
                            latents,
                            .. Traces.MnistAnalytic[latents].Zip(Traces.MnistSampled[latents], (b, a) => (Cell)Math.Round(b - a, 2)),
                        ])),
                    ]),
            ],
            [
                new(
                    @"in each case the performance of the $\tilde{\mathcal{L}}^B$ estimator is substantially better",
                    File, "section 4.4, figure 5",
                    gains.All(gain => gain.Gain.Low > 0) && Ahead.Length == 0 ? AuditVerdict.Holds : AuditVerdict.HoldsWithCorrection,
                    $"Not in each case, and not at each time. B less A: {told} nats ({at}). The source's own traces, one training each, "
                    + $"have A ahead at 10⁶ samples at N_z = {string.Join(", ", Ahead)}, and B by 3.6 to 7.7 nats at 10⁸."),
            ]);
    }

    // Where the source's own trace of A stands above that of B when both end.
    private static int[] Ahead =>
        [.. Traces.MnistAnalytic.Keys.Where(latents => Traces.MnistSampled[latents][^1] > Traces.MnistAnalytic[latents][^1])];
}
