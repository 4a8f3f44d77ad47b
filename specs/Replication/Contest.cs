using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

/// <summary>Systems trained alike with the same seeds, and how far each is from the first.</summary>
/// <param name="Entries">In the order in which they were named.</param>
internal sealed record Contest(ImmutableArray<Contest.Entry> Entries)
{
    /// <summary>Trains every contender with every seed.</summary>
    public static Contest Of(StudyRun run, DataSet data, int seeds, IEnumerable<Contender> contenders) => new(
    [
        .. from contender in contenders
           let fits = Enumerable.Range(0, seeds).Select(seed => run.Train(contender.Spec, data, contender.Plan((ulong)seed))).ToArray()
           select new Entry(
               contender.Name,
               [.. fits.Select(fit => fit.Evaluate(data.Test!, new EvaluationPlan(new AnalyticKl())))],
               [.. fits.Select(fit => fit.History.Select(epoch => epoch.Train.Value).ToImmutableArray())]),
    ]);

    /// <summary>The one of a name.</summary>
    public Entry this[string name] => Entries.Single(entry => entry.Name == name);

    /// <summary>One less another, paired by seed, in nats per observation.</summary>
    public PairedSeeds Difference(string name, string reference) =>
        PairedSeeds.Of(this[name].Values.Select(value => value.Nats), this[reference].Values.Select(value => value.Nats));

    /// <summary>What each comes to, and how far it is from the first.</summary>
    public Exhibit.Table Table(string name, string caption) => new(
        name,
        Invariant($"{caption} In nats per observation on data held out; differences to the first, paired over {Entries[0].Values.Length} ")
        + "seeds, with 95 % intervals.",
        ["system", "value, seed 0", "mean over seeds", "difference to the first"],
        [
            .. Entries.Select((entry, i) => ImmutableArray.Create<Cell>(
                entry.Name, Cell.From(entry.Values[0]), entry.Mean, i == 0 ? "" : Difference(entry.Name, Entries[0].Name).Brief)),
        ]);

    /// <summary>The values of training by epoch, with seed 0.</summary>
    public Exhibit.Lines Learning(string name) => new(
        name,
        "Means over the batches of each epoch as they were trained on, seed 0.",
        "epoch",
        "nats per observation",
        [.. Entries.Select(entry => Series.Of(entry.Name, entry.Training[0].Select((nats, i) => (i + 1.0, nats))))]);

    /// <summary>What is trained, and how.</summary>
    /// <param name="Name">What tables call it.</param>
    /// <param name="Spec">The declaration.</param>
    /// <param name="Plan">The plan of a seed.</param>
    internal sealed record Contender(string Name, VaeSpec Spec, Func<ulong, TrainingPlan> Plan);

    /// <summary>What a contender came to.</summary>
    /// <param name="Name">What tables call it.</param>
    /// <param name="Values">Over the data held out, by seed, estimated alike for all.</param>
    /// <param name="Training">The value by epoch, by seed.</param>
    internal sealed record Entry(string Name, ImmutableArray<Evaluation> Values, ImmutableArray<ImmutableArray<double>> Training)
    {
        /// <summary>The mean over the seeds.</summary>
        public double Mean => Values.Average(value => value.Nats);
    }
}
