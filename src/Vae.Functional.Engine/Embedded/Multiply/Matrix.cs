using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>A matrix at an address, in any order: element (i, j) lies at <c>i·RowStride + j·ColumnStride</c>.</summary>
internal readonly unsafe struct Matrix(float* start, int rows, int columns, nint rowStride, nint columnStride)
{
    public float* Start { get; } = start;

    public int Rows { get; } = rows;

    public int Columns { get; } = columns;

    public nint RowStride { get; } = rowStride;

    public nint ColumnStride { get; } = columnStride;

    public static Matrix Of(View view) => new(view.Start, view.Extents[0], view.Extents[1], view.Strides[0], view.Strides[1]);

    public float* At(int row, int column) => Start + (row * RowStride) + (column * ColumnStride);
}
