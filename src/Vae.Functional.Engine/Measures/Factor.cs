using System.Collections.Immutable;

namespace Vae.Functional;

/// <summary>A generating factor of data that are known by construction: a class for each observation.</summary>
/// <param name="Name">For example <c>slant</c>.</param>
/// <param name="Classes">A whole number for each observation; equal numbers are one value of the factor.</param>
public sealed record Factor(string Name, ImmutableArray<int> Classes)
{
    /// <summary>A factor of real values, as bins that hold as many observations each, or nearly.</summary>
    /// <param name="name">For example <c>slant</c>.</param>
    /// <param name="values">One for each observation.</param>
    /// <param name="bins">How many bins, positive.</param>
    public static Factor Binned(string name, IReadOnlyList<float> values, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var classes = new int[values.Count];
        foreach (var (rank, index) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Index())
            classes[index] = (int)((long)rank * bins / values.Count);
        return new(name, [.. classes]);
    }

    /// <summary>H(v) of the classes as they are distributed, in nats.</summary>
    public double Entropy => -Classes.GroupBy(value => value).Select(group => group.Count() / (double)Classes.Length)
        .Sum(share => share * Math.Log(share));

    /// <summary>Compared by value.</summary>
    public bool Equals(Factor? other) => other is not null && Name == other.Name && Classes.SequenceEqual(other.Classes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Classes.Length);
}
