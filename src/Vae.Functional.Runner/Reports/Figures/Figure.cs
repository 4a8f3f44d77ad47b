using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Vae.Functional.Runner.Reports.Images;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>
/// One section of the page. To add one: a file with a function from report to figure, and its line in <see cref="ReportFigures"/>.
/// </summary>
/// <param name="Id">The section's anchor in the page.</param>
/// <param name="Heading">For a reader who does not know the field.</param>
/// <param name="Body">What is shown.</param>
/// <param name="Caption">What it shows, with units.</param>
/// <param name="Width">How much of the page it takes.</param>
internal sealed record Figure(string Id, string Heading, FigureBody Body, string Caption = "", FigureWidth Width = FigureWidth.Full);

/// <summary>How much of a wide page's breadth a figure takes.</summary>
internal enum FigureWidth
{
    /// <summary>All of it.</summary>
    Full,

    /// <summary>Half of it, or all where nothing stands beside.</summary>
    Half,

    /// <summary>As much as its picture needs, so that no pixel is squeezed; its neighbour takes the rest.</summary>
    Content,
}

/// <summary>What a figure shows.</summary>
internal abstract record FigureBody
{
    private FigureBody()
    {
    }

    /// <summary>Vega-Lite specifications, side by side where there is room.</summary>
    public sealed record Charts(params ImmutableArray<JsonObject> Specifications) : FigureBody;

    /// <summary>Pictures, side by side where there is room.</summary>
    public sealed record Pictures(params ImmutableArray<Picture> Items) : FigureBody;

    /// <summary>Text or a table.</summary>
    public sealed record Text(Markup Markup) : FigureBody;
}

/// <summary>A picture in the page, and the same bytes as a file beside it.</summary>
/// <param name="FileName">The file's name, ending in .png.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Description">For those who cannot see it.</param>
/// <param name="Raster">Its pixels.</param>
/// <param name="RowLabels">What stands beside its rows, from the top, or nothing.</param>
internal sealed record Picture(string FileName, string Label, string Description, Raster Raster, params ImmutableArray<string> RowLabels);
