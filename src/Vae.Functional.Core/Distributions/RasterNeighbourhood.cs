using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// The pixels that come after each in raster order within a radius, its later neighbours: K = 2R(R + 1) of them, those to the right in its
/// own row first. A pixel outside of the image counts as zero.
/// </summary>
/// <param name="Rows">The rows of the image.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Radius">R, by how many rows and columns a neighbour is away at most.</param>
public sealed record RasterNeighbourhood(int Rows, int Columns, int Radius)
{
    /// <summary>K.</summary>
    public int Count => 2 * Radius * (Radius + 1);

    /// <summary>The pixels of an image.</summary>
    public int Pixels => Rows * Columns;

    /// <summary>The later neighbours of each pixel of images laid flat: [n, D] to [n, D, K].</summary>
    public Expr Later(Expr images)
    {
        var n = images.Shape[0];
        var windows = Unfold(Reshape(images, [n, Rows, Columns, 1]), new Window(Size, Padding: Radius));
        return Reshape(Slice(windows, 1, Size * Size - Count, Count), [n, Pixels, Count]);
    }

    /// <summary>
    /// The u, [n, D, m], with u = A u + σ B: each pixel of u is σ B there and a sum over its later neighbours. Back substitution, from the
    /// last pixel on; those of one slanted line, (R + 1)·row + column, have no neighbours among themselves and are found at once.
    /// </summary>
    /// <param name="coefficients">A, [n, D, K].</param>
    /// <param name="scale">σ, [n, D].</param>
    /// <param name="right">B, [n, D, m], or [1, D, m] for one that all rows share.</param>
    /// <param name="read">What is made of u, as [n, rows, m] of a line at a time; null for u itself. It keeps n and rows.</param>
    public Expr Solve(Expr coefficients, Expr scale, Expr right, Func<Expr, Expr>? read = null)
    {
        var (a, σ, b) = (Slanted(coefficients), Slanted(Formulas.WithLastAxis(scale)), Slanted(right));
        Shape beside = [scale.Shape[0], Rows, 1, right.Shape[2]];
        var lines = new Expr[Lines];
        // u at a neighbour of each pixel of line t.
        Expr Neighbour(int t, int down, int across) => t + Slant * down + across is var other && other < Lines && down < Rows
            ? Reshape(Pad(Slice(lines[other], 1, down, Rows - down), 1, 0, lines[other].Shape), beside)
            : Broadcast(0.0, beside);
        for (var t = Lines - 1; t >= 0; t--)
        {
            var neighbours = Concatenate(2, [.. Offsets.Select(offset => Neighbour(t, offset.Down, offset.Across))]);
            lines[t] = Line(σ, t) * Line(b, t) + Sum(Formulas.WithLastAxis(Line(a, t)) * neighbours, 2);
        }
        return Straight([.. read is null ? lines : lines.Select(read)]);
    }

    private int Size => 2 * Radius + 1;

    // Pixels of line t lie one row down and this many columns to the left: beyond any neighbour.
    private int Slant => Radius + 1;

    private int Lines => Slant * (Rows - 1) + Columns;

    private IEnumerable<(int Down, int Across)> Offsets =>
        from down in Enumerable.Range(0, Radius + 1)
        from across in down == 0 ? Enumerable.Range(1, Radius) : Enumerable.Range(-Radius, Size)
        select (down, across);

    // [n, D, k] to [n, rows, lines, k]: rows that are longer by the slant, cut anew, move by it against one another.
    private Expr Slanted(Expr x)
    {
        var (n, k) = (x.Shape[0], x.Shape[2]);
        var padded = Pad(Reshape(x, [n, Rows, Columns, k]), 2, 0, [n, Rows, Lines + Slant, k]);
        var flat = Reshape(padded, [n, Rows * (Lines + Slant), k]);
        return Reshape(Slice(flat, 1, 0, Rows * Lines), [n, Rows, Lines, k]);
    }

    // Lines of [n, rows, k] back to [n, D, k].
    private Expr Straight(ImmutableArray<Expr> lines)
    {
        var (n, k) = (lines[0].Shape[0], lines[0].Shape[2]);
        var slanted = Concatenate(2, [.. lines.Select(line => Reshape(line, [n, Rows, 1, k]))]);
        var flat = Reshape(slanted, [n, Rows * Lines, k]);
        var padded = Reshape(Pad(flat, 1, 0, [n, Rows * (Lines + Slant), k]), [n, Rows, Lines + Slant, k]);
        return Reshape(Slice(padded, 2, 0, Columns), [n, Pixels, k]);
    }

    private static Expr Line(Expr slanted, int t) =>
        Reshape(Slice(slanted, 2, t, 1), [slanted.Shape[0], slanted.Shape[1], slanted.Shape[3]]);
}
