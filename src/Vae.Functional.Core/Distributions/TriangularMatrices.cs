using System.Collections.Immutable;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Distributions;

/// <summary>
/// Algebra of small matrices, one for each row of a batch, [n, d, d]: written out column by column, with O(d) nodes. What lies above the
/// diagonal of a lower triangle is not read.
/// </summary>
public static class TriangularMatrices
{
    /// <summary>A lower triangle from numbers without constraint, [n, d, d]: those on the diagonal are logarithms.</summary>
    public static Expr FromUnconstrained(Expr numbers)
    {
        var (rows, columns) = Positions(numbers);
        return Where(Greater(rows, columns), numbers, Where(Equal(rows, columns), Exp(numbers), 0.0));
    }

    /// <summary>
    /// A lower triangle, [n, d, d], from its rows laid behind one another up to the diagonal, [n, d(d + 1)/2]: row i has i + 1 numbers.
    /// </summary>
    public static Expr FromRows(Expr rows)
    {
        var (n, count) = (rows.Shape[0], rows.Shape[1].Count);
        var d = (int)Math.Sqrt(2 * count);
        Expr Row(int i) => Pad(Reshape(Slice(rows, 1, i * (i + 1) / 2, i + 1), [n, 1, i + 1]), 2, 0, [n, 1, d]);
        return Concatenate(1, [.. Enumerable.Range(0, d).Select(Row)]);
    }

    /// <summary>The diagonal, [n, d].</summary>
    public static Expr Diagonal(Expr matrix)
    {
        var (rows, columns) = Positions(matrix);
        return Sum(Where(Equal(rows, columns), matrix, 0.0), -1);
    }

    /// <summary>The matrix with zeros above the diagonal.</summary>
    public static Expr Lower(Expr matrix)
    {
        var (rows, columns) = Positions(matrix);
        return Where(Greater(columns, rows), 0.0, matrix);
    }

    /// <summary>L x, [n, d], for a lower triangle L and x [n, d].</summary>
    public static Expr Times(Expr lower, Expr x) => Sum(Lower(lower) * Reshape(x, [x.Shape[0], 1, x.Shape[1]]), -1);

    /// <summary>The X with L X = B for a lower triangle L and B [n, d, m], by forward substitution.</summary>
    public static Expr Solve(Expr lower, Expr right)
    {
        var d = lower.Shape[1].Count;
        var solved = ImmutableArray.CreateBuilder<Expr>(d);
        for (var j = 0; j < d; j++)
        {
            var column = Slice(Slice(lower, 1, j, d - j), 2, j, 1);
            solved.Add(Slice(right, 1, 0, 1) / Slice(column, 1, 0, 1));
            if (j < d - 1)
                right = Slice(right, 1, 1, d - j - 1) - Slice(column, 1, 1, d - j - 1) * solved[j];
        }
        return Concatenate(1, solved.ToImmutable());
    }

    /// <summary>The lower triangle L with L Lᵀ = A for a symmetric positive definite A (Cholesky).</summary>
    public static Expr Cholesky(Expr symmetric)
    {
        var (d, rest) = (symmetric.Shape[1].Count, symmetric);
        var columns = ImmutableArray.CreateBuilder<Expr>(d);
        for (var j = 0; j < d; j++)
        {
            var column = Slice(rest, 2, 0, 1) / Sqrt(Slice(Slice(rest, 1, 0, 1), 2, 0, 1));
            columns.Add(j == 0 ? column : Pad(column, 1, j, [symmetric.Shape[0], d, 1]));
            if (j < d - 1)
            {
                var below = Slice(column, 1, 1, d - j - 1);
                rest = Slice(Slice(rest, 1, 1, d - j - 1), 2, 1, d - j - 1) - below * Transpose(below, 0, 2, 1);
            }
        }
        return Concatenate(2, columns.ToImmutable());
    }

    // The row and the column of each position, [d, 1] and [1, d].
    private static (Expr Rows, Expr Columns) Positions(Expr matrix)
    {
        var d = matrix.Shape[^1].Count;
        var numbers = Formulas.Range(d);
        return (Reshape(numbers, [d, 1]), Reshape(numbers, [1, d]));
    }
}
