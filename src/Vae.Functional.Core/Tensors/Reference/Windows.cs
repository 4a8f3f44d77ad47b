namespace Vae.Functional.Tensors.Reference;

/// <summary>What a window over images covers.</summary>
internal static class Windows
{
    /// <summary>
    /// Which number of images [n, rows, columns, channels] stands at a position of their windows [n·places, size·size·channels], both
    /// in row-major order; null where the window reaches over the edge.
    /// </summary>
    public static int[]? Covered(int[] position, Window window, Sizes images)
    {
        var places = DenseArray.Position([images[0], window.Places(images[1]), window.Places(images[2])], position[0]);
        var within = DenseArray.Position([window.Size, window.Size, images[3]], position[1]);
        var row = (places[1] * window.Stride) - window.Padding + within[0];
        var column = (places[2] * window.Stride) - window.Padding + within[1];
        return row >= 0 && row < images[1] && column >= 0 && column < images[2] ? [places[0], row, column, within[2]] : null;
    }
}
