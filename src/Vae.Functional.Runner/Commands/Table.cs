namespace Vae.Functional.Runner.Commands;

/// <summary>Rows of cells as lines with their columns one below the other.</summary>
internal static class Table
{
    /// <summary>The lines; all rows have as many cells.</summary>
    public static IEnumerable<string> Aligned(IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var columns = all.Length == 0 ? 0 : all[0].Length;
        var widths = Enumerable.Range(0, columns).Select(column => all.Max(row => row[column].Length)).ToArray();
        return all.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
