using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>Rows of observations, each above the row of what the model gives back for them.</summary>
internal static class ReconstructionsFigure
{
    private const int Columns = 16;
    private const int Rows = 2;
    private const int Width = 1024;

    public static Figure? Of(RunReport report) => report.Reconstructions is { Originals.Count: > 0 } pairs
        ? new("reconstructions", "What the model gives back", new FigureBody.Pictures(Picture(pairs)),
            "Each observation from held-out data is encoded and decoded again; below it stands the mean of what the decoder gives back. "
            + "Black is 0, white is 1.")
        : null;

    private static Picture Picture(ImagePairs pairs)
    {
        var columns = Math.Min(Columns, pairs.Originals.Count);
        var rows = Math.Min(Rows, pairs.Originals.Count / columns);
        var shown = rows * columns;
        var interleaved = ImageGrid.InterleaveRows(pairs.Originals.Take(shown), pairs.Reconstructions.Take(shown), columns);
        return new("reconstructions.png", "", $"Rows of {columns} observations, each row above the row of their reconstructions.",
            ImageGrid.Tile(interleaved, columns, ImageGrid.ScaleToFit(interleaved, columns, Width)),
            [.. Enumerable.Repeat(new[] { "original", "reconstruction" }, rows).SelectMany(labels => labels)]);
    }
}
