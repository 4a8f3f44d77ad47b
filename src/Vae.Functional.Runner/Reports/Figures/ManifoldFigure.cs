using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>The decoder's means over a latent plane.</summary>
internal static class ManifoldFigure
{
    private const int Width = 600;

    public static Figure? Of(RunReport report) => report.Manifold is { Count: > 0 } images
        ? new("manifold", "A map of the latent space",
            new FigureBody.Pictures(new Picture("manifold.png", "", $"A grid of {images.Count} decoded means over the latent plane.",
                ImageGrid.Tile(images, ManifoldGrid.Side, ImageGrid.ScaleToFit(images, ManifoldGrid.Side, Width)))),
            $"The mean E[x|z] on a {ManifoldGrid.Side}×{ManifoldGrid.Side} grid: z₁ grows from left to right and z₂ from the bottom up, "
            + "at equally probable steps of the prior (through the inverse normal distribution function). Black is 0, white is 1.",
            FigureWidth.Content)
        : null;
}
