using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Specs;

/// <summary>What a system makes of data, by seed, and how far that is from the data.</summary>
/// <param name="Name">The system.</param>
/// <param name="Figure">Where a source shows the same.</param>
/// <param name="Data">x.</param>
/// <param name="BySeed">x̂, [n, D] laid flat.</param>
internal sealed record Reconstructed(string Name, string Figure, DataSet Data, ImmutableArray<float[]> BySeed)
{
    /// <summary>A trained model, at the means of q(z|x).</summary>
    public static Reconstructed By(string name, string figure, DataSet data, IEnumerable<Fit> seeds) =>
        new(name, figure, data, [.. seeds.Select(fit => fit.Reconstruct(data))]);

    /// <summary>A fitted baseline.</summary>
    public static Reconstructed By(string name, string figure, DataSet data, Baseline baseline) =>
        new(name, figure, data, [Array.ConvertAll(baseline.Reconstruct(data.Matrix()).Values.ToArray(), value => (float)value)]);

    /// <summary>‖x − x̂‖² by seed and observation.</summary>
    public IReadOnlyList<double[]> Errors { get; } = [.. BySeed.Select(images => Data.SquaredErrors(images))];

    /// <summary>The mean of the errors.</summary>
    public CrossedMean Error => CrossedMean.Of(Errors);

    /// <summary>The error less that of another system on the same observations; a single seed stands beside each of several.</summary>
    public CrossedMean Less(Reconstructed other)
    {
        var seeds = Math.Max(Errors.Count, other.Errors.Count);
        return CrossedMean.OfDifference(Cycled(Errors, seeds), Cycled(other.Errors, seeds));
    }

    /// <summary>The first observations of the first seed, laid flat.</summary>
    public IEnumerable<float> First(int count) => BySeed[0].Take(count * Data.Width);

    private static double[][] Cycled(IReadOnlyList<double[]> rows, int count) =>
        [.. Enumerable.Range(0, count).Select(i => rows[i % rows.Count])];
}
