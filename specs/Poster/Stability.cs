using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using static System.FormattableString;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class Poster
{
#pragma warning disable VAE1004 // No floor, on values that repeat: what it does is what the study shows.
    // On grey levels as they are, which most code trains on.
    public static readonly VaeSpec RawPerPixel = new(
        Observation: new UnitInterval((28, 28)),
        Prior:       new StandardNormal(20),
        Family:      new DiagonalGaussian(new Mlp([400], Activation.Relu)),
        Likelihood:  new Gaussian(new Mlp([400], Activation.Relu), new LearnedSigma()),
        AcceptSurrogate: "shows what a σ without a floor does on data that repeat their values");
#pragma warning restore VAE1004

    public static readonly VaeSpec RawPerPixelFloored = RawPerPixel with
    {
        Likelihood = new Gaussian(new Mlp([400], Activation.Relu), new LearnedSigma(Floor: 0.01)),
        AcceptSurrogate = null,
    };

    public static readonly VaeSpec RawOptimal = RawPerPixel with
    {
        Likelihood = new Gaussian(new Mlp([400], Activation.Relu), new OptimalSigma(Floor: 0.01)),
        AcceptSurrogate = "each batch has its best σ in training; evaluation freezes one",
    };

    /// <summary>One σ a pixel, with and without a floor, on grey levels and on levels with noise: which trainings break.</summary>
    public static readonly VaeStudy Stability = new(
        "Is one σ for each pixel prone to numerical instability?",
        "001, Common Approaches 3", OfStability);

    private static StudyResult OfStability(StudyRun run)
    {
        var grey = run.Shortened(run.Data.Mnist, quickCount: 800, quickTestCount: 100);
        var noisy = grey.Dequantised();
        var seeds = run.Choose<ulong[]>([0, 1, 2], [0, 1, 2, 3, 4]);
        var plan = new TrainingPlan(Epochs: run.Choose(10, 4), BatchSize: run.Choose(40, 100), ValidationFraction: 0);
        Course Trained(string name, VaeSpec spec, DataSet data) => Course.Of(run, name, spec, data, plan, seeds);
        var raw = Trained("σ a pixel, no floor, grey levels", RawPerPixel, grey);
        var floored = Trained("σ a pixel, floor 0.01, grey levels", RawPerPixelFloored, grey);
        var dequantised = Trained("σ a pixel, no floor, with noise", SigmaPerPixel, noisy);
        var optimal = Trained("one optimal σ, floor 0.01, grey levels", RawOptimal, grey);
        ImmutableArray<Course> all = [raw, floored, dequantised, optimal];
        var of = Invariant($"{seeds.Length} seeds, {grey.Count} images, {plan.Epochs} epochs");
        var fallen = raw.FallBeyond(floored);
        return new StudyResult(
            Text($"""
                Without a floor the value over grey levels falls by as much as {raw.LargestFall:F0} nats from an epoch to the next (the mean
                of {seeds.Length} seeds), with a floor of 0.01 by {floored.LargestFall:F0}, with noise of one level by
                {dequantised.LargestFall:F0}, with one optimal σ by {optimal.LargestFall:F0}. A training was stopped by a number that is
                none in {raw.Stopped}, {floored.Stopped}, {dequantised.Stopped} and {optimal.Stopped} cases. ({of}.)
                """),
            [
                new Exhibit.Table(
                    "Courses", Text($"""
                        Values at full weight over the training data, nats an image, of the trainings that ended; without a floor they
                        are bounds of nothing that is finite.
                        """),
                    [
                        "system", "trainings", "stopped by a number that is none", "largest fall from an epoch to the next",
                        "value after the first epoch", "value after the last",
                    ],
                    [
                        .. all.Select(course => ImmutableArray.Create<Cell>(
                            course.Name, seeds.Length, course.Stopped, course.LargestFall, course.First, course.Last)),
                    ]),
                new Exhibit.Lines(
                    "Values", "The first training that ended, over the training data.", "epoch", new Axis("nats an image"),
                    [.. all.Select(course => course.Line)]),
            ],
            [
                Entry("prone to numerical instability", "Common Approaches, 3", Prone(raw, floored, fallen),
                    Text($"""
                        Without a floor the largest fall of the value from an epoch to the next is {raw.LargestFall:F0} nats on grey
                        levels and {dequantised.LargestFall:F0} on levels with noise, with a floor of 0.01 {floored.LargestFall:F0}; no
                        floor less floor {fallen}. Stopped by a number that is none: {raw.Stopped} and {floored.Stopped} of
                        {seeds.Length} ({of}).
                        """)),
            ]);
    }

    // With a floor it is not, where neither a fall nor a stop is left.
    private static AuditVerdict Prone(Course free, Course floored, PairedSeeds fallen) =>
        free.Stopped > 0 || fallen.Low > 0
        ? floored.Stopped == 0 ? AuditVerdict.HoldsWithCorrection : AuditVerdict.Holds
        : AuditVerdict.NotDecidable;

    // Trainings of one system by seed; some may be stopped.
    private sealed record Course(string Name, int Stopped, ImmutableArray<Fit> Ended)
    {
        public double First => Average(values => values[0]);

        public double Last => Average(values => values[^1]);

        public double LargestFall => Average(Fall);

        public PairedSeeds FallBeyond(Course other) => PairedSeeds.Of(Falls, other.Falls);

        private IEnumerable<double> Falls => Ended.Select(Values).Select(Fall);

        public Series Line => Series.Of(Name, Ended.Take(1).SelectMany(Values).Select((value, i) => (i + 1.0, value)));

        public static Course Of(StudyRun run, string name, VaeSpec spec, DataSet data, TrainingPlan plan, ulong[] seeds)
        {
            var ended = ImmutableArray.CreateBuilder<Fit>();
            foreach (var seed in seeds)
                try
                {
                    ended.Add(run.Train(spec, data, plan with { Seed = seed }));
                }
                catch (VaeException)
                {
                    // The training stopped: that is what is counted.
                }
            return new(name, seeds.Length - ended.Count, ended.ToImmutable());
        }

        private static double Fall(double[] values) => values.Zip(values.Skip(1), (before, after) => before - after).Append(0).Max();

        private static double[] Values(Fit fit) => [.. fit.History.Select(epoch => epoch.Train.Value)];

        private double Average(Func<double[], double> number) => Ended.IsEmpty ? double.NaN : Ended.Average(fit => number(Values(fit)));
    }
}
