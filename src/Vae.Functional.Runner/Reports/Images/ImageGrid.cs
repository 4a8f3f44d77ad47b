using System.Runtime.InteropServices;

namespace Vae.Functional.Runner.Reports.Images;

/// <summary>Lays images out side by side, row by row, with lines of mid grey between and around them.</summary>
internal static class ImageGrid
{
    /// <summary>The grey of the lines: visible beside black and beside white images.</summary>
    public const byte LineLevel = 112;

    /// <summary>One picture of all the images; places that the last row leaves over have the lines' grey.</summary>
    /// <param name="images">What to lay out.</param>
    /// <param name="columns">How many images a row holds.</param>
    /// <param name="scale">How many pixels, across and down, one value becomes.</param>
    /// <param name="gap">The thickness of the lines in pixels.</param>
    public static Raster Tile(GreyImages images, int columns, int scale = 1, int gap = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);

        var (cellWidth, cellHeight) = (images.Width * scale + gap, images.Height * scale + gap);
        var rows = (images.Count + columns - 1) / columns;
        var (width, height) = (columns * cellWidth + gap, rows * cellHeight + gap);
        var pixels = new byte[width * height];
        Array.Fill(pixels, LineLevel);

        for (var image = 0; image < images.Count; image++)
        {
            var (left, top) = (image % columns * cellWidth + gap, image / columns * cellHeight + gap);
            for (var y = 0; y < images.Height * scale; y++)
                for (var x = 0; x < images.Width * scale; x++)
                    pixels[(top + y) * width + left + x] = images.Level(image, y / scale, x / scale);
        }

        return new(width, height, ImmutableCollectionsMarshal.AsImmutableArray(pixels));
    }

    /// <summary>The largest whole scale at which the columns fit into a width, and at least 1.</summary>
    public static int ScaleToFit(GreyImages images, int columns, int width) => Math.Max(1, width / (columns * (images.Width + 1)));

    /// <summary>Rows of pairs: a row of first images above the row of the second images that belong to them, and so on.</summary>
    public static GreyImages InterleaveRows(GreyImages first, GreyImages second, int columns)
    {
        var rowLength = columns * first.Height * first.Width;
        var rows = from start in Enumerable.Range(0, first.Values.Length / rowLength).Select(row => row * rowLength)
                   from part in new[] { first, second }
                   select part.Values.AsSpan(start, rowLength).ToArray();
        return new(first.Height, first.Width, [.. rows.SelectMany(row => row)]);
    }
}
