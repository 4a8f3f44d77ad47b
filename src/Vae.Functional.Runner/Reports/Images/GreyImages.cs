using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports.Images;

/// <summary>
/// Grey images of one size, one after the other, row by row: 0 is black and 1 is white; what lies outside is drawn as the nearer end.
/// </summary>
internal sealed record GreyImages
{
    /// <summary>Grey images of one size.</summary>
    /// <param name="height">Rows of one image.</param>
    /// <param name="width">Columns of one image.</param>
    /// <param name="values">All grey values, image after image.</param>
    /// <exception cref="ArgumentException">The values are no whole number of images.</exception>
    public GreyImages(int height, int width, ImmutableArray<float> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (values.Length % (height * width) != 0)
            throw new ArgumentException($"{values.Length} values are no whole number of {height}×{width} images", nameof(values));
        (Height, Width, Values) = (height, width, values);
    }

    /// <summary>Rows of one image.</summary>
    public int Height { get; }

    /// <summary>Columns of one image.</summary>
    public int Width { get; }

    /// <summary>All grey values, image after image.</summary>
    public ImmutableArray<float> Values { get; }

    /// <summary>How many images there are.</summary>
    public int Count => Values.Length / (Height * Width);

    /// <summary>
    /// The values as images of an observation's shape: rows and columns, or one channel of them; null where the shape is no grey image.
    /// </summary>
    public static GreyImages? Of(Shape shape, ImmutableArray<float> values) => shape switch
    {
        [{ PerBatch: false } rows, { PerBatch: false } columns] => new(rows.Count, columns.Count, values),
        [{ PerBatch: false, Count: 1 }, { PerBatch: false } rows, { PerBatch: false } columns] => new(rows.Count, columns.Count, values),
        _ => null,
    };

    /// <summary>One pixel as a byte; a value that is not a number is black.</summary>
    public byte Level(int image, int row, int column)
    {
        var value = Values[(image * Height + row) * Width + column];
        return float.IsNaN(value) ? (byte)0 : (byte)MathF.Round(Math.Clamp(value, 0f, 1f) * 255f);
    }

    /// <summary>The first images only.</summary>
    public GreyImages Take(int count) => new(Height, Width, Values[..(Math.Min(count, Count) * Height * Width)]);
}
