using System.Collections;
using System.Runtime.CompilerServices;

namespace Vae.Functional;

/// <summary>
/// One extent of a shape: a number, or a multiple of the batch size B, the symbol that is bound when a program is compiled.
/// </summary>
/// <param name="Count">The number, or the multiple of B.</param>
/// <param name="PerBatch">Whether the extent is <paramref name="Count"/>·B.</param>
public readonly record struct Dimension(int Count, bool PerBatch = false)
{
    /// <summary>The batch size itself.</summary>
    public static Dimension Batch { get; } = new(1, PerBatch: true);

    /// <summary>The extent once the batch size is known.</summary>
    public int Bind(int batchSize) => PerBatch ? checked(Count * batchSize) : Count;

    /// <summary>The product of two extents, or null where it would hold B twice.</summary>
    public static Dimension? Times(Dimension a, Dimension b) =>
        a.PerBatch && b.PerBatch ? null : new(checked(a.Count * b.Count), a.PerBatch || b.PerBatch);

    /// <summary>A plain number.</summary>
    public static implicit operator Dimension(int count) => new(count);

    /// <inheritdoc/>
    public override string ToString() => (PerBatch, Count) switch
    {
        (true, 1) => "B",
        (true, _) => $"{Count}B",
        _ => Count.ToString(),
    };
}

/// <summary>
/// A list of dimensions, compared by value. An <c>int</c> or a tuple of ints converts to it: <c>new Binary((28, 28))</c>.
/// </summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly struct Shape : IReadOnlyList<Dimension>, IEquatable<Shape>
{
    private readonly Dimension[]? dimensions;

    private Shape(Dimension[] dimensions) => this.dimensions = dimensions;

    /// <summary>The shape of a single number.</summary>
    public static Shape Scalar => default;

    /// <summary>Builds a shape from its dimensions; what a collection expression <c>[Dimension.Batch, 784]</c> calls.</summary>
    public static Shape Create(ReadOnlySpan<Dimension> dimensions) => new(dimensions.ToArray());

    private ReadOnlySpan<Dimension> Dimensions => dimensions;

    /// <summary>The number of dimensions.</summary>
    public int Rank => Dimensions.Length;

    /// <inheritdoc/>
    public int Count => Rank;

    /// <inheritdoc/>
    public Dimension this[int axis] => Dimensions[axis];

    /// <summary>How many numbers a tensor of this shape holds: the product of the dimensions.</summary>
    /// <exception cref="InvalidOperationException">The product would hold the batch size twice.</exception>
    public Dimension Size
    {
        get
        {
            Dimension size = 1;
            foreach (var dimension in Dimensions)
                size = Dimension.Times(size, dimension)
                    ?? throw new InvalidOperationException($"the size of {this} holds the batch size twice");
            return size;
        }
    }

    /// <summary>The extents once the batch size is known.</summary>
    public int[] Bind(int batchSize) => Array.ConvertAll(dimensions ?? [], dimension => dimension.Bind(batchSize));

    /// <summary>This shape behind one more dimension: <c>shape.Prepend(Dimension.Batch)</c> is a batch of it.</summary>
    public Shape Prepend(Dimension first) => new([first, .. Dimensions]);

    /// <summary>Element-wise equality.</summary>
    public bool Equals(Shape other) => Dimensions.SequenceEqual(other.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is Shape shape && Equals(shape);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <summary>Element-wise equality.</summary>
    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    /// <summary>Element-wise inequality.</summary>
    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    /// <summary>A vector.</summary>
    public static implicit operator Shape(int length) => new([length]);

    /// <summary>A matrix or an image: rows, columns.</summary>
    public static implicit operator Shape((int Rows, int Columns) extents) => new([extents.Rows, extents.Columns]);

    /// <summary>An image of several channels, which come last: rows, columns, channels.</summary>
    public static implicit operator Shape((int Rows, int Columns, int Channels) extents) =>
        new([extents.Rows, extents.Columns, extents.Channels]);

    /// <inheritdoc/>
    public IEnumerator<Dimension> GetEnumerator() => ((IEnumerable<Dimension>)(dimensions ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>As in <c>[B, 784]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", this)}]";
}
