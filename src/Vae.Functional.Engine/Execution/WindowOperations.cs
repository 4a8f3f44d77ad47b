using System.Numerics.Tensors;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// Goes through the windows over images, both in row-major order: a row of a window is a run of neighbours in the image, so that columns
/// and channels are moved together. A share is a run of images.
/// </summary>
internal abstract unsafe class WindowOperation : IOperation
{
    // What moving a number costs, beside a multiplication and an addition of a product.
    private const double Cost = 4;

    private readonly float* images;
    private readonly float* windows;
    private readonly int count;
    private readonly int rows;
    private readonly int columns;
    private readonly int channels;
    private readonly Window window;
    private readonly DividedLoop loop;

    protected WindowOperation(View images, View windows, Window window, Team team)
    {
        this.images = images.Start;
        this.windows = windows.Start;
        this.window = window;
        (count, rows, columns, channels) = (images.Extents[0], images.Extents[1], images.Extents[2], images.Extents[3]);
        loop = new DividedLoop(team, Cost * ImageLength * window.Size * window.Size, unit: 1, Images);
    }

    private int ImageLength => rows * columns * channels;

    /// <summary>How many numbers a row of a window has.</summary>
    private int RunLength => window.Size * channels;

    public void Run() => loop.Run(count);

    /// <summary>Before the windows of an image.</summary>
    protected abstract void Begin(Span<float> image);

    /// <summary>A row of a window, and what of it, beginning at a position, lies in the image.</summary>
    protected abstract void Row(Span<float> row, int start, Span<float> pixels);

    private void Images(int start, int length)
    {
        var (down, across) = (window.Places(rows), window.Places(columns));
        for (var i = start; i < start + length; i++)
        {
            var image = images + ((long)i * ImageLength);
            var row = windows + ((long)i * down * across * window.Size * RunLength);
            Begin(new(image, ImageLength));
            for (var top = -window.Padding; top < -window.Padding + (down * window.Stride); top += window.Stride)
                for (var left = -window.Padding; left < -window.Padding + (across * window.Stride); left += window.Stride)
                {
                    var (first, end) = (Math.Max(left, 0), Math.Min(left + window.Size, columns));
                    for (var y = top; y < top + window.Size; y++, row += RunLength)
                        if (y >= 0 && y < rows && first < end)
                            Row(
                                new(row, RunLength),
                                (first - left) * channels,
                                new(image + (((y * columns) + first) * channels), (end - first) * channels));
                        else
                            Row(new(row, RunLength), 0, []);
                }
        }
    }
}

/// <summary>Windows from images.</summary>
internal sealed class UnfoldOperation(View target, View from, Window window, Team team) : WindowOperation(from, target, window, team)
{
    protected override void Begin(Span<float> image)
    {
    }

    protected override void Row(Span<float> row, int start, Span<float> pixels)
    {
        if (pixels.Length < row.Length)
            row.Clear();
        pixels.CopyTo(row[start..]);
    }
}

/// <summary>Images as sums of windows.</summary>
internal sealed class FoldOperation(View target, View from, Window window, Team team) : WindowOperation(target, from, window, team)
{
    protected override void Begin(Span<float> image) => image.Clear();

    protected override void Row(Span<float> row, int start, Span<float> pixels) =>
        TensorPrimitives.Add(pixels, row.Slice(start, pixels.Length), pixels);
}
