using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

/// <summary>
/// Systems trained alike with the same seeds, and how far each is from the first; the first seed is trained further, on its own.
/// </summary>
/// <param name="Entries">In the order in which they were named.</param>
/// <param name="Samples">How many every seed has seen.</param>
/// <param name="Observations">How many there are in an epoch.</param>
internal sealed record Contest(ImmutableArray<Contest.Entry> Entries, int Samples, int Observations)
{
    /// <summary>Trains every contender with every seed.</summary>
    /// <param name="run">The study.</param>
    /// <param name="data">What is trained on, with what is held out.</param>
    /// <param name="seeds">How many.</param>
    /// <param name="contenders">What is trained.</param>
    public static Contest Of(StudyRun run, DataSet data, int seeds, IEnumerable<Contender> contenders)
    {
        Evaluation Value(Fit fit) => fit.Evaluate(data.Test!, new EvaluationPlan(new AnalyticKl()));
        Entry EntryOf(Contender contender)
        {
            var fits = Enumerable.Range(0, seeds).Select(seed => run.Train(contender.Spec, data, contender.Plan(Epochs(run), (ulong)seed)));
            ImmutableArray<Evaluation> values = [.. fits.Select(Value)];
            var further = run.Train(contender.Spec, data, contender.Plan(FurtherEpochs(run), 0));
            return new(contender.Name, values, Value(further), [.. further.History.Select(epoch => epoch.Train.Value)]);
        }
        return new([.. contenders.Select(EntryOf)], Epochs(run) * data.Count, data.Count);
    }

    // Of 50,000 digits: every seed to 10⁵ samples, the first to 10⁶.
    private static int Epochs(StudyRun run) => run.Choose(3, 2);

    private static int FurtherEpochs(StudyRun run) => run.Choose(3, 20);

    /// <summary>The one of a name.</summary>
    public Entry this[string name] => Entries.Single(entry => entry.Name == name);

    /// <summary>One less another, paired by seed, in nats per observation.</summary>
    public PairedSeeds Difference(string name, string reference) =>
        PairedSeeds.Of(this[name].Values.Select(value => value.Nats), this[reference].Values.Select(value => value.Nats));

    /// <summary>How many samples the first seed has seen when it ends.</summary>
    public int FurtherSamples => Entries[0].Training.Length * Observations;

    /// <summary>One less another where the first seed ends, in nats per observation.</summary>
    public double FurtherDifference(string name, string reference) => this[name].Further.Nats - this[reference].Further.Nats;

    /// <summary>What each comes to, and how far it is from the first.</summary>
    public Exhibit.Table Table(string name, string caption) => new(
        name,
        Invariant($"{caption} In nats per observation on data held out, after {Samples:N0} samples; differences to the first, paired ")
        + Invariant($"over {Entries[0].Values.Length} seeds, with 95 % intervals; and seed 0 after {FurtherSamples:N0} samples."),
        ["system", "mean over seeds", "difference to the first", "seed 0, trained further"],
        [
            .. Entries.Select((entry, i) => ImmutableArray.Create<Cell>(
                entry.Name, entry.Mean, i == 0 ? "" : Difference(entry.Name, Entries[0].Name).Brief, Cell.From(entry.Further))),
        ]);

    /// <summary>The values of training over the samples seen, with seed 0.</summary>
    public Exhibit.Lines Learning(string name) => new(
        name,
        "Means over the batches of each epoch as they were trained on, seed 0.",
        "thousand samples",
        "nats per observation",
        [.. Entries.Select(entry => Series.Of(entry.Name, entry.Training.Select((nats, i) => ((i + 1) * Observations / 1000.0, nats))))]);

    /// <summary>What is trained, and how.</summary>
    /// <param name="Name">What tables call it.</param>
    /// <param name="Spec">The declaration.</param>
    /// <param name="Plan">The plan of a number of epochs and a seed.</param>
    internal sealed record Contender(string Name, VaeSpec Spec, Func<int, ulong, TrainingPlan> Plan);

    /// <summary>What a contender came to.</summary>
    /// <param name="Name">What tables call it.</param>
    /// <param name="Values">Over the data held out, by seed, estimated alike for all.</param>
    /// <param name="Further">That of seed 0 where it ends.</param>
    /// <param name="Training">The value of seed 0 by epoch.</param>
    internal sealed record Entry(string Name, ImmutableArray<Evaluation> Values, Evaluation Further, ImmutableArray<double> Training)
    {
        /// <summary>The mean over the seeds.</summary>
        public double Mean => Values.Average(value => value.Nats);
    }
}
