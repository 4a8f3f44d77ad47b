using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What single components of z do to a picture.</summary>
internal static class TraversalsFigure
{
    private const int Width = 700;

    public static Figure? Of(RunReport report) => report.Traversals is { Images.Count: > 0 } traversals
        ? new("traversals", "What single components do",
            new FigureBody.Pictures(new Picture(
                "traversals.png",
                "",
                $"Rows of {LatentTraversals.Steps} decoded means, one component of z growing along each row.",
                ImageGrid.Tile(
                    traversals.Images, LatentTraversals.Steps, ImageGrid.ScaleToFit(traversals.Images, LatentTraversals.Steps, Width)),
                [.. traversals.Axes.Select(axis => $"z{Subscript(axis + 1)}")])),
            "Each row shows the mean E[x|z] as one component of z grows, at equally probable steps of the prior, while the others stay "
            + "where the first test observation has its posterior's mean. The components whose means vary most come first. Black is 0, "
            + "white is 1.")
        : null;

    private static string Subscript(int number) => string.Concat($"{number}".Select(digit => (char)('₀' + digit - '0')));
}
