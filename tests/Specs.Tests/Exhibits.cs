namespace Vae.Functional.Specs.Tests;

/// <summary>What an exhibit holds.</summary>
internal static class Exhibits
{
    /// <summary>Whether there is anything to see.</summary>
    public static bool HasData(this Exhibit exhibit) => exhibit switch
    {
        Exhibit.Table table => table.Rows.Length > 0 && table.Rows.All(row => row.Length == table.Columns.Length),
        Exhibit.Lines lines => lines.Series.Length > 0 && lines.Series.All(HasData),
        Exhibit.Points points => points.Groups.Length > 0 && points.Groups.All(HasData),
        Exhibit.Images images => images.Levels.Length > 0 && images.Levels.Length % (images.Height * images.Width) == 0,
        _ => false,
    };

    /// <summary>The cells of a table; none of anything else.</summary>
    public static IEnumerable<Cell> Cells(this Exhibit exhibit) => exhibit is Exhibit.Table table ? table.Rows.SelectMany(row => row) : [];

    /// <summary>The number in a cell that has one.</summary>
    public static double Number(this Cell cell) => ((Cell.Number)cell).Value;

    /// <summary>Every number in it, but for the NaN by which a series leaves a gap.</summary>
    public static IEnumerable<double> Numbers(this Exhibit exhibit) => exhibit switch
    {
        Exhibit.Table => exhibit.Cells().SelectMany(Numbers),
        Exhibit.Lines lines => lines.Series.SelectMany(Numbers),
        Exhibit.Points points => points.Groups.SelectMany(Numbers),
        _ => [],
    };

    private static IEnumerable<double> Numbers(Cell cell) => cell switch
    {
        Cell.Number number => [number.Value, number.StandardError ?? 0],
        Cell.Objective objective => [objective.Nats, objective.StandardError],
        _ => [],
    };

    private static IEnumerable<double> Numbers(Series series) => [.. series.X, .. series.Y.Where(y => !double.IsNaN(y))];

    private static bool HasData(Series series) => series.X.Length > 0 && series.X.Length == series.Y.Length && !series.Y.All(double.IsNaN);
}
