using System.Collections;
using System.Runtime.CompilerServices;

namespace Vae.Functional;

/// <summary>
/// A list of whole numbers compared by value: the sizes of hidden layers, the axes of a reduction. Write it as a collection
/// expression, <c>[400, 200]</c>.
/// </summary>
[CollectionBuilder(typeof(Sizes), nameof(Create))]
public readonly struct Sizes : IReadOnlyList<int>, IEquatable<Sizes>
{
    private readonly int[]? values;

    private Sizes(int[] values) => this.values = values;

    /// <summary>What a collection expression calls.</summary>
    public static Sizes Create(ReadOnlySpan<int> values) => new(values.ToArray());

    /// <summary>The numbers as a span.</summary>
    public ReadOnlySpan<int> AsSpan() => values;

    /// <inheritdoc/>
    public int Count => AsSpan().Length;

    /// <inheritdoc/>
    public int this[int index] => AsSpan()[index];

    /// <summary>Element-wise equality.</summary>
    public bool Equals(Sizes other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is Sizes sizes && Equals(sizes);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in AsSpan())
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>Element-wise equality.</summary>
    public static bool operator ==(Sizes a, Sizes b) => a.Equals(b);

    /// <summary>Element-wise inequality.</summary>
    public static bool operator !=(Sizes a, Sizes b) => !a.Equals(b);

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(values ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As in <c>[400, 200]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";
}
