using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports;

/// <summary>The means of the variational family for a number of observations: points of the latent space, one after the other.</summary>
internal sealed record LatentScatter
{
    /// <summary>Points of the latent space with the labels of their observations.</summary>
    /// <param name="means">Count × dimension numbers, point after point.</param>
    /// <param name="dimension">The dimension of the latent space.</param>
    /// <param name="labels">One label a point, or empty.</param>
    /// <exception cref="ArgumentException">The lengths do not belong together.</exception>
    public LatentScatter(ImmutableArray<float> means, int dimension, ImmutableArray<int> labels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        if (means.Length % dimension != 0)
            throw new ArgumentException($"{means.Length} numbers are no whole number of points of dimension {dimension}", nameof(means));
        if (labels.Length != 0 && labels.Length != means.Length / dimension)
            throw new ArgumentException($"{labels.Length} labels for {means.Length / dimension} points", nameof(labels));
        (Means, Dimension, Labels) = (means, dimension, labels);
    }

    /// <summary>Count × Dimension numbers, point after point.</summary>
    public ImmutableArray<float> Means { get; }

    /// <summary>The dimension of the latent space.</summary>
    public int Dimension { get; }

    /// <summary>One label a point, or empty.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>How many points there are.</summary>
    public int Count => Means.Length / Dimension;

    /// <summary>One coordinate of one point.</summary>
    public float this[int point, int axis] => Means[point * Dimension + axis];

    /// <summary>The variance of one coordinate over the points.</summary>
    public double Variance(int axis)
    {
        var coordinates = Enumerable.Range(0, Count).Select(point => (double)this[point, axis]).ToArray();
        if (coordinates.Length == 0)
            return 0;
        var mean = coordinates.Average();
        return coordinates.Average(value => (value - mean) * (value - mean));
    }

    /// <summary>The axes, counted from 0, along which the points spread most, widest first; ties keep their order.</summary>
    public ImmutableArray<int> WidestAxes(int count) =>
        [.. Enumerable.Range(0, Dimension).OrderByDescending(Variance).Take(count)];
}
