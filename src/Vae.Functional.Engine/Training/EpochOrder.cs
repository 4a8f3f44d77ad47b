using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Training;

/// <summary>The rows of each batch of an epoch: a function of the plan, the number of observations and the epoch.</summary>
internal sealed class EpochOrder
{
    private readonly int[] rows;
    private readonly int[]? batches;
    private readonly int batchSize;

    public EpochOrder(TrainingPlan plan, int count, int epoch)
    {
        var key = NoiseKey.FromSeed(plan.Seed).Then("shuffle").Then(epoch);
        batchSize = plan.BatchSize;
        if (plan.Batching == Batching.Consecutive)
            (rows, batches) = ([.. Enumerable.Range(0, count)], key.Permutation(StepsOf(plan, count)));
        else
            rows = key.Permutation(count);
    }

    /// <summary>How many batches an epoch has; one of them may be smaller than the rest.</summary>
    public static int StepsOf(TrainingPlan plan, int count) => (int)(((long)count + plan.BatchSize - 1) / plan.BatchSize);

    /// <summary>The rows of the batch at a step of the epoch.</summary>
    public ReadOnlyMemory<int> this[int step]
    {
        get
        {
            var first = (batches?[step] ?? step) * batchSize;
            return rows.AsMemory(first, Math.Min(batchSize, rows.Length - first));
        }
    }
}
