using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Tests.Training;

public sealed class EpochOrderTests
{
    private const int Count = 23;
    private static readonly TrainingPlan Plan = new(10, BatchSize: 5);

    private static int[][] Batches(TrainingPlan plan, int epoch)
    {
        var order = new EpochOrder(plan, Count, epoch);
        return [.. Enumerable.Range(0, EpochOrder.StepsOf(plan, Count)).Select(step => order[step].ToArray())];
    }

    [Theory]
    [InlineData(Batching.Shuffled)]
    [InlineData(Batching.Consecutive)]
    public void An_epoch_takes_every_observation_once_in_an_order_of_its_own(Batching batching)
    {
        var plan = Plan with { Batching = batching };
        var epochs = Enumerable.Range(0, 6).Select(epoch => Batches(plan, epoch)).ToArray();
        Assert.All(epochs, batches => Assert.Equal(Enumerable.Range(0, Count), batches.SelectMany(rows => rows).Order()));
        Assert.All(epochs, batches => Assert.Equal([3, 5, 5, 5, 5], batches.Select(rows => rows.Length).Order()));
        Assert.Equal(6, epochs.Select(batches => string.Join(' ', batches.Select(rows => rows[0]))).Distinct().Count());
        Assert.Equal(Batches(plan, 0), Batches(plan, 0));
    }

    [Fact]
    public void Consecutive_batches_are_the_data_cut_up_once()
    {
        var plan = Plan with { Batching = Batching.Consecutive };
        int[][] cut = [.. Enumerable.Range(0, Count).Chunk(5)];
        Assert.All(Enumerable.Range(0, 6), epoch => Assert.Equal(cut, Batches(plan, epoch).OrderBy(rows => rows[0])));
        // The short one takes any turn.
        var turns = Enumerable.Range(0, 20).Select(epoch => Batches(plan, epoch).ToList().FindIndex(rows => rows.Length == 3));
        Assert.Equal(5, turns.Distinct().Count());
    }

    [Fact]
    public void A_batch_of_more_than_all_takes_all() => Assert.Equal(1, EpochOrder.StepsOf(Plan with { BatchSize = int.MaxValue }, Count));
}
