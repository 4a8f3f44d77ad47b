using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeSpec BinaryMnist20 = new(
        Observation: new Binary((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([200], Activation.Tanh)),
        Likelihood:  new Bernoulli(new Mlp([200], Activation.Tanh)));

    public static readonly VaeStudy ScheduledDenoising = new(
        "Does it help to train on corrupted digits, and does it help more where the corruption weakens?",
        "003, section 7.3",
        AnswerScheduledDenoising);

    private static StudyResult AnswerScheduledDenoising(StudyRun run)
    {
        var (data, seeds) = (MnistOf(run).Binarised(Binarise.Static), run.Choose(2, 3));
        var (epochs, decay) = (run.Choose(2, 20), run.Choose(1, 15));
        var none = Seen("none", new AnalyticKl());
        (Denoised Constant, Denoised Weakening)[] pairs =
        [
            (Seen("masking 0.3, constant", new Denoising(new MaskingNoise(0.3))),
                Seen("masking 0.3, weakening", new Denoising(new MaskingNoise(0.3), DecayEpochs: decay))),
            (Seen("salt and pepper 0.1, constant", new Denoising(new SaltAndPepperNoise(0.1))),
                Seen("salt and pepper 0.1, weakening", new Denoising(new SaltAndPepperNoise(0.1), DecayEpochs: decay))),
        ];
        var at = Invariant($"{epochs} epochs of {data.Count:N0} binarised digits, {seeds} seeds");
        var best = pairs.MaxBy(pair => pair.Weakening.Mean).Weakening;
        var constant = pairs.MaxBy(pair => pair.Constant.Mean).Constant;
        var (gain, error) = (best.BoundLess(none), best.ErrorLess(none));
        var overConstant = string.Join(
            "; ", pairs.Select(pair => $"{pair.Weakening.Name} {pair.Weakening.BoundLess(pair.Constant).Brief}"));
        return new StudyResult(
            $"With {best.Name}, the best schedule, the bound on clean digits held out is {gain.Brief} nats from that of training on clean "
            + $"digits; with {constant.Name}, the best constant corruption, {constant.BoundLess(none).Brief}. A schedule less its constant "
            + $"corruption: {overConstant} ({at}).",
            [
                new Exhibit.Table(
                    "Corruption",
                    $"Bounds on held-out clean digits, in nats per observation, and squared errors of reconstructions; {at}. What weakens "
                    + Invariant($"falls linearly to nothing within {decay} epochs. Differences are paired by seed, with 95 % intervals."),
                    ["corruption in training", "bound, seed 0", "mean bound", "difference to none", "squared error", "difference to none"],
                    [
                        .. pairs.SelectMany(pair => new[] { pair.Constant, pair.Weakening }).Prepend(none).Select(
                            one => ImmutableArray.Create<Cell>(
                                one.Name, Cell.From(one.Bounds[0]), one.Mean, one == none ? "" : one.BoundLess(none).Brief,
                                one.Errors.Average(), one == none ? "" : one.ErrorLess(none).Brief)),
                    ]),
            ],
            [
                new(
                    "combination of both scheduled denoising training with the variational form of an auto-encoder should lead to gains in "
                    + "terms of the optimising lower bound and improving the reconstruction error",
                    File, "section 7.3",
                    run.InFull((gain.IsLarger, error.IsSmaller) switch
                    {
                        (AuditVerdict.Holds, AuditVerdict.Holds) => AuditVerdict.Holds,
                        (AuditVerdict.Holds, _) or (_, AuditVerdict.Holds) => AuditVerdict.HoldsWithCorrection,
                        (AuditVerdict.DoesNotHold, _) or (_, AuditVerdict.DoesNotHold) => AuditVerdict.DoesNotHold,
                        _ => AuditVerdict.NotDecidable,
                    }),
                    Invariant($"Of {pairs.Length} schedules the better, {best.Name}, less training on clean digits: {gain.Brief} nats of the ")
                    + $"bound, {error.Brief} of the squared error ({at}). A schedule less its constant corruption: {overConstant}."),
            ]);

        Denoised Seen(string name, Estimator estimator)
        {
            var fits = Enumerable.Range(0, seeds).Select(seed => run.Train(
                BinaryMnist20, data, new TrainingPlan(epochs, Estimator: estimator, Seed: (ulong)seed, ValidationFraction: 0))).ToArray();
            return new(
                name,
                [.. fits.Select(fit => fit.Evaluate(data.Test!, new EvaluationPlan(new AnalyticKl())))],
                [.. fits.Select(fit => fit.Measure(data.Test!, new ReconstructionError(1))[0].Value)]);
        }
    }

    // What training under a corruption came to, by seed: bounds on clean data, and squared errors of reconstructions.
    private sealed record Denoised(string Name, ImmutableArray<Evaluation> Bounds, ImmutableArray<double> Errors)
    {
        public double Mean => Bounds.Average(bound => bound.Nats);

        public PairedSeeds BoundLess(Denoised other) =>
            PairedSeeds.Of(Bounds.Select(bound => bound.Nats), other.Bounds.Select(bound => bound.Nats));

        public PairedSeeds ErrorLess(Denoised other) => PairedSeeds.Of(Errors, other.Errors);
    }
}
