using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy SamplesAndBatchSize = new(
        "How many samples L are worth drawing, at which batch size M?",
        "003, section 4.2 and figure 3",
        AnswerSamplesAndBatchSize);

    private static StudyResult AnswerSamplesAndBatchSize(StudyRun run)
    {
        var data = FreyOf(run);
        var (samples, sizes) = (run.Choose<int[]>([1, 8], [1, 2, 4, 8]), run.Choose<int[]>([20, 100], [20, 60, 100, 140]));
        var epochs = run.Choose(10, 60);
        var updates = epochs * Steps(100);
        var byEpochs = Grid(_ => epochs);
        var byUpdates = Grid(size => updates / Steps(size));
        var noise = PairedSeeds.Of(
            Enumerable.Range(0, 3).Select(seed => Trained(1, 100, epochs, (ulong)seed).Held.Nats), Enumerable.Repeat(0.0, 3));
        var (drawn, batch) = (Spread(byEpochs, row: true), Spread(byEpochs, row: false));
        var atEqualUpdates = Spread(byUpdates, row: false);
        return new StudyResult(
            Invariant($"After {epochs} epochs, L moves the value by {drawn:F0} nats on average over M, M by {batch:F0} over L; after ")
            + Invariant($"{updates} updates M moves it by {atEqualUpdates:F0}. A batch of 20 has five times the updates of one of 100 in ")
            + "as many epochs: what the source's heat map of equal epochs shows along M is "
            + Invariant($"{(batch > atEqualUpdates ? "mostly" : "not mostly")} the number of updates. "),
            [
                Table("Equal epochs", $"{epochs} epochs, as the source fixed them (at 2000).", byEpochs),
                Table("Equal updates", $"{updates} steps.", byUpdates),
                TrainingTable("Equal epochs, training", byEpochs),
            ],
            [
                new(
                    "the score was invariant to the sample size only with the batch size larger than 20",
                    File, "section 4.2", AuditVerdict.NotDecidable,
                    Invariant($"From L = 1 to 8 the value at M = 20 moves by {Along(byEpochs, 20):F1} nats, at M = 100 by ")
                    + Invariant($"{Along(byEpochs, 100):F1}; three seeds of one cell (L = 1, M = 100) already lie ")
                    + Invariant($"{noise.High - noise.Mean:F0} nats either way of their mean (95 %). One seed a cell, {epochs} epochs.")),
                new(
                    "it is possible that the models trained with a larger batch size might need more time to converge",
                    File, "section 4.2", batch > atEqualUpdates ? AuditVerdict.Holds : AuditVerdict.NotDecidable,
                    Invariant($"At equal epochs M moves the value by {batch:F0} nats (range over M, mean over L), at equal updates by ")
                    + Invariant($"{atEqualUpdates:F0}.")),
            ]);

        int Steps(int size) => (data.Count + size - 1) / size;

        (Evaluation Held, double Training) Trained(int draws, int size, int count, ulong seed)
        {
            var fit = run.Train(For(data, Frey10), data, Plan(count, seed, new AnalyticKl(draws)) with { BatchSize = size });
            return (fit.Evaluate(data.Test!, new EvaluationPlan(new AnalyticKl())), fit.History[^1].Train.Value);
        }

        Place[] Grid(Func<int, int> epochsOf) =>
        [
            .. from draws in samples
               from size in sizes
               let found = Trained(draws, size, epochsOf(size), seed: 0)
               select new Place(draws, size, found.Held, found.Training),
        ];

        Exhibit.Table Table(string name, string caption, Place[] grid) => Square(
            name, $"{caption} Frey's face, N_z = 10, seed 0: over frames held out.", grid, place => Cell.From(place.Held));

        Exhibit.Table TrainingTable(string name, Place[] grid) => Square(
            name, "The mean over the batches of the last epoch, nats per observation.", grid, place => place.Training);

        Exhibit.Table Square(string name, string caption, Place[] grid, Func<Place, Cell> shown) => new(
            name, caption, ["", .. sizes.Select(size => $"M = {size}")],
            [
                .. grid.GroupBy(place => place.Draws)
                    .Select(row => ImmutableArray.CreateRange<Cell>([$"L = {row.Key}", .. row.Select(shown)])),
            ]);
    }

    // From the least to the most along one side of the grid, a mean over the other.
    private static double Spread(Place[] grid, bool row) => grid
        .GroupBy(place => row ? place.Size : place.Draws)
        .Average(line => line.Max(place => place.Held.Nats) - line.Min(place => place.Held.Nats));

    private static double Along(Place[] grid, int size)
    {
        var line = grid.Where(place => place.Size == size).OrderBy(place => place.Draws).ToArray();
        return line[^1].Held.Nats - line[0].Held.Nats;
    }

    /// <summary>A place of the grid.</summary>
    private sealed record Place(int Draws, int Size, Evaluation Held, double Training);
}
