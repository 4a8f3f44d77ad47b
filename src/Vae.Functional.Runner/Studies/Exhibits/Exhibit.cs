using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Vae.Functional;

/// <summary>Something that a study shows: plain data, from which pages and files are made.</summary>
/// <param name="Name">Its heading; in kebab case the name of its files.</param>
/// <param name="Caption">What it shows, with units, and what the source says of it.</param>
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Lines), "lines")]
[JsonDerivedType(typeof(Points), "points")]
[JsonDerivedType(typeof(Images), "images")]
public abstract record Exhibit(string Name, string Caption)
{
    /// <summary>Rows of cells under headings.</summary>
    /// <param name="Name">Its heading.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Columns">The headings, with units; the first column names the rows.</param>
    /// <param name="Rows">As many cells each as there are headings.</param>
    public sealed record Table(string Name, string Caption, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<Cell>> Rows)
        : Exhibit(Name, Caption);

    /// <summary>Quantities along another: a chart of lines.</summary>
    /// <param name="Name">Its heading.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="X">What lies across.</param>
    /// <param name="Y">What lies upward.</param>
    /// <param name="Series">The lines.</param>
    public sealed record Lines(string Name, string Caption, Axis X, Axis Y, ImmutableArray<Series> Series) : Exhibit(Name, Caption);

    /// <summary>Points of the plane in groups: a scatter plot.</summary>
    /// <param name="Name">Its heading.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="X">What lies across.</param>
    /// <param name="Y">What lies upward.</param>
    /// <param name="Groups">The points by group.</param>
    public sealed record Points(string Name, string Caption, Axis X, Axis Y, ImmutableArray<Series> Groups) : Exhibit(Name, Caption);

    /// <summary>Grey images of one size in rows.</summary>
    /// <param name="Name">Its heading.</param>
    /// <param name="Caption">What it shows.</param>
    /// <param name="Height">Rows of pixels of an image.</param>
    /// <param name="Width">Columns of pixels of an image.</param>
    /// <param name="Columns">Images a row.</param>
    /// <param name="Levels">0 black, 255 white: image after image, row by row.</param>
    /// <param name="RowLabels">What stands beside each row, or nothing.</param>
    public sealed record Images(
        string Name,
        string Caption,
        int Height,
        int Width,
        int Columns,
        [property: JsonConverter(typeof(Runner.Studies.Base64Bytes))] ImmutableArray<byte> Levels,
        ImmutableArray<string> RowLabels) : Exhibit(Name, Caption)
    {
        /// <summary>Images from their values; what lies outside [0, 1] is shown as the nearer end.</summary>
        /// <param name="name">Its heading.</param>
        /// <param name="caption">What it shows.</param>
        /// <param name="shape">Of one image: rows and columns.</param>
        /// <param name="values">0 black, 1 white: image after image, row by row.</param>
        /// <param name="columns">Images a row.</param>
        /// <param name="rowLabels">What stands beside each row, or nothing.</param>
        public static Images Of(string name, string caption, Shape shape, ReadOnlySpan<float> values, int columns, params ImmutableArray<string> rowLabels)
        {
            var levels = ImmutableArray.CreateBuilder<byte>(values.Length);
            foreach (var value in values)
                levels.Add((byte)MathF.Round(Math.Clamp(value, 0f, 1f) * byte.MaxValue));
            return new(name, caption, shape[0].Count, shape[1].Count, columns, levels.MoveToImmutable(), rowLabels);
        }
    }
}

/// <summary>An axis of a chart.</summary>
/// <param name="Title">The quantity, with its unit.</param>
/// <param name="IsLogarithmic">Whether equal steps are equal ratios; values are positive then.</param>
public sealed record Axis(string Title, bool IsLogarithmic = false)
{
    /// <summary>An even axis of this title.</summary>
    public static implicit operator Axis(string title) => new(title);
}

/// <summary>A line or a group of points, by name.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Upward, as many; NaN leaves a gap.</param>
public sealed record Series(string Name, ImmutableArray<double> X, ImmutableArray<double> Y)
{
    /// <summary>A series of pairs.</summary>
    public static Series Of(string name, IEnumerable<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var all = points.ToImmutableArray();
        return new(name, [.. all.Select(point => point.X)], [.. all.Select(point => point.Y)]);
    }
}
