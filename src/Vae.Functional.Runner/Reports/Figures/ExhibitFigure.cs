using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Vae.Functional.Runner.Reports.Images;
using Vae.Functional.Runner.Specs;

namespace Vae.Functional.Runner.Reports.Figures;

/// <summary>What a study shows, as a section of its page.</summary>
internal static class ExhibitFigure
{
    private const int PictureWidth = 1024;

    public static Figure Of(Exhibit exhibit, string anchor) => new(anchor, exhibit.Name, exhibit switch
    {
        Exhibit.Table table => new FigureBody.Text(Markup(table)),
        Exhibit.Lines lines => new FigureBody.Charts(SeriesChart.Of(lines.Caption, lines.X, lines.Y, lines.Series, isLine: true)),
        Exhibit.Points points => new FigureBody.Charts(SeriesChart.Of(points.Caption, points.X, points.Y, points.Groups, isLine: false)),
        Exhibit.Images images => new FigureBody.Pictures(Picture(images)),
        _ => throw new InvalidOperationException($"an exhibit of type {exhibit.GetType().Name} has no figure"),
    }, exhibit.Caption);

    private static Markup Markup(Exhibit.Table table) => Reports.Markup.Of($"""
        <div class="scroll"><table class="numbers named">
        <thead><tr>{Reports.Markup.Lines(table.Columns.Select(column => Reports.Markup.Of($"""<th scope="col">{column}</th>""")))}</tr></thead>
        <tbody>
        {Reports.Markup.Lines(table.Rows.Select(Row))}
        </tbody></table></div>
        """);

    private static Markup Row(ImmutableArray<Cell> cells) => Reports.Markup.Of(
        $"""<tr><th scope="row">{Shown(cells[0])}</th>{Reports.Markup.Lines(cells.Skip(1).Select(Data))}</tr>""");

    private static Markup Data(Cell cell) => Reports.Markup.Of($"<td>{Shown(cell)}</td>");

    // A number's hyphen becomes a minus sign; a word's stays one.
    private static string Shown(Cell cell) =>
        cell is not Cell.Words && cell.ToString() is ['-', .. var magnitude] ? $"−{magnitude}" : cell.ToString()!;

    private static Picture Picture(Exhibit.Images images)
    {
        var grey = new GreyImages(images.Height, images.Width, [.. images.Levels.Select(level => level / 255f)]);
        var scale = ImageGrid.ScaleToFit(grey, images.Columns, PictureWidth);
        return new($"{Names.Slug(images.Name)}.png", "", images.Caption, ImageGrid.Tile(grey, images.Columns, scale), images.RowLabels);
    }
}
