using System.Collections.Immutable;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Torch.Tests.Objectives;

/// <summary>N/B times the sum over a batch is unbiased for the sum over the data set: exactly, over all batches there are.</summary>
public sealed class MinibatchTests
{
    private const int Observations = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(Observations)]
    public void The_mean_over_all_batches_is_the_sum_over_all_observations(int batchSize)
    {
        var evaluation = Programs.Evaluation(Models.Specs["bernoulli"], new MonteCarlo()).OrThrow();
        var scaled = Graph.Of(new Output("bound", MinibatchBound.Of(evaluation[Programs.Value], Observations)));
        var whole = Models.Leaves(evaluation, Observations);
        var sum = Evaluate.Of(evaluation, Observations, whole)[Programs.Value].Values.ToArray().Sum();

        var bounds = Batches(batchSize)
            .Select(batch => Evaluate.Of(scaled, batchSize, Restricted(whole, batch))["bound"].Values[0])
            .ToArray();

        Assert.Equal(sum, bounds.Average(), 1e-10 * Math.Abs(sum));
        Assert.Equal(batchSize == Observations, bounds.Distinct().Count() == 1);
    }

    // Every set of so many observations, as the bits of a number.
    private static IEnumerable<int[]> Batches(int size) =>
        Enumerable.Range(0, 1 << Observations)
            .Select(set => Enumerable.Range(0, Observations).Where(observation => (set >> observation & 1) == 1).ToArray())
            .Where(batch => batch.Length == size);

    // An observation keeps its noise, whatever batch it is in.
    private static ImmutableSortedDictionary<string, DenseArray> Restricted(
        ImmutableSortedDictionary<string, DenseArray> whole, int[] batch)
    {
        foreach (var name in new[] { VaeModel.ObservationInput, VaeModel.LatentNoise })
        {
            var (all, width) = (whole[name], whole[name].Extents[1]);
            whole = whole.SetItem(name, DenseArray.Generate([batch.Length, width], i => all[[batch[i / width], i % width]]));
        }
        return whole;
    }
}
