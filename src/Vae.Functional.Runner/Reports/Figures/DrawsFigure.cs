using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What the model generates, shown for what it is: samples, and beside them the means of the same draws.</summary>
internal static class DrawsFigure
{
    private const int Side = 8;
    private const int Width = 500;

    public static Figure? Of(RunReport report) => report.Draws is { Samples.Count: > 0 } draws
        ? new("draws", "What the model generates",
            new FigureBody.Pictures(
            [
                Picture("samples.png", "Samples x ~ p(x|z)", "ancestral samples", draws.Samples),
                Picture("sample-means.png", "Means E[x|z] of the same z", "means of the same draws", draws.Means),
                .. report.Shifted is { } shifted
                    ? [Picture("sample-shifted.png", "Means shifted by a multiple of σ", "shifted means of the same draws", shifted)]
                    : Array.Empty<Picture>(),
            ]),
            "All grids start from the same latent codes z ~ p(z), place by place. First, ancestral samples: every pixel is drawn from the "
            + "likelihood, noise included. Then the mean of that likelihood: smoother to look at, and not a sample of the model"
            + (report.Shifted is null ? "" : "; no more is that mean shifted by a multiple of σ, which the spec declares to be shown")
            + ". Black is 0, white is 1.")
        : null;

    private static Picture Picture(string fileName, string label, string content, GreyImages images)
    {
        var shown = images.Take(Side * Side);
        var tiled = ImageGrid.Tile(shown, Side, ImageGrid.ScaleToFit(shown, Side, Width));
        return new(fileName, label, $"A grid of {shown.Count} {content}.", tiled);
    }
}
