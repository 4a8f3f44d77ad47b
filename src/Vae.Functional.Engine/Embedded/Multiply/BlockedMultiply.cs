using System.Runtime.CompilerServices;
using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>
/// C = A·B by blocks that stay in the caches (Goto and van de Geijn 2008): a block of A in the second, a panel of B in the first, a tile
/// of C in registers. An element is a sum over blocks of depth, in order, of chains over the depth of a block, in order.
/// </summary>
internal sealed unsafe class BlockedMultiply<TKernel> : IOperation
    where TKernel : struct, IMicroKernel
{
    // 240 rows of A, 400 deep, take 384 KB of a second cache.
    private const int MaximumRows = 240;
    private const int GroupColumns = 64;

    // Where the other matrix has no more lanes than this, a panel is read too seldom to be worth its copy.
    private const int FewLanes = 48;

    private readonly Matrix c;
    private readonly Matrix a;
    private readonly Matrix b;
    private readonly Workspace workspace;
    private readonly int depthBlock;
    private readonly int rowBlock;

    public BlockedMultiply(Matrix c, Matrix a, Matrix b, Workspace workspace)
    {
        (this.c, this.a, this.b, this.workspace) = (c, a, b, workspace);
        depthBlock = DepthBlocks.Of(a.Columns);
        rowBlock = Even(a.Rows, MaximumRows, TKernel.Rows);
        workspace.Reserve(TileLength + (rowBlock * depthBlock) + (PackedColumns * depthBlock));
    }

    private static int TileLength => TKernel.Rows * TKernel.Columns;

    // Where all rows fit one block, a group of B's columns is done with once it has met them.
    private int PackedColumns => Up(c.Rows <= rowBlock ? Math.Min(GroupColumns, c.Columns) : c.Columns, TKernel.Columns);

    public void Run()
    {
        for (var k = 0; k < a.Columns; k += depthBlock)
            for (var i = 0; i < c.Rows; i += rowBlock)
                Block(i, k, Math.Min(rowBlock, c.Rows - i), Math.Min(depthBlock, a.Columns - k));
    }

    private void Block(int firstRow, int firstDepth, int rows, int depth)
    {
        var tile = workspace.Start;
        var packedA = tile + TileLength;
        var packedB = packedA + (rowBlock * depthBlock);
        for (var i = 0; i < rows; i += TKernel.Rows)
            if (!ReadsLeftInPlace(rows - i))
                Packing.Panel(
                    a.At(firstRow + i, firstDepth), a.RowStride, a.ColumnStride,
                    Math.Min(TKernel.Rows, rows - i), TKernel.Rows, depth, packedA + ((nint)i * depth));
        for (var j = 0; j < c.Columns; j += GroupColumns)
        {
            var columns = Math.Min(GroupColumns, c.Columns - j);
            var group = c.Rows <= rowBlock ? packedB : packedB + ((nint)j * depth);
            if (firstRow == 0)
                PackGroup(firstDepth, j, depth, columns, group);
            for (var panel = 0; panel < columns; panel += TKernel.Columns)
                Panel(
                    firstRow, firstDepth, j + panel, rows, Math.Min(TKernel.Columns, columns - panel), depth,
                    packedA, group + ((nint)panel * depth), tile, adds: firstDepth > 0);
        }
    }

    private bool ReadsLeftInPlace(int rows) => a.RowStride == 1 && c.Columns <= FewLanes && rows >= TKernel.Rows;

    private bool ReadsRightInPlace(int columns) => b.ColumnStride == 1 && c.Rows <= FewLanes && columns >= TKernel.Columns;

    private void PackGroup(int firstDepth, int firstColumn, int depth, int columns, float* group)
    {
        for (var panel = 0; panel < columns; panel += TKernel.Columns)
            if (!ReadsRightInPlace(columns - panel))
                Packing.Panel(
                    b.At(firstDepth, firstColumn + panel), b.ColumnStride, b.RowStride,
                    Math.Min(TKernel.Columns, columns - panel), TKernel.Columns, depth, group + ((nint)panel * depth));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Panel(
        int firstRow, int firstDepth, int column, int rows, int columns, int depth, float* packedA, float* packedB, float* tile, bool adds)
    {
        var inPlace = ReadsRightInPlace(columns);
        var (right, rightStep) = inPlace ? ((nint)b.At(firstDepth, column), b.RowStride) : ((nint)packedB, TKernel.Columns);
        for (var i = 0; i < rows; i += TKernel.Rows)
        {
            var height = Math.Min(TKernel.Rows, rows - i);
            var (left, leftStep) = ReadsLeftInPlace(height)
                ? ((nint)a.At(firstRow + i, firstDepth), a.ColumnStride)
                : ((nint)(packedA + ((nint)i * depth)), TKernel.Rows);
            var target = c.At(firstRow + i, column);
            if (height == TKernel.Rows && columns == TKernel.Columns)
                TKernel.Run(depth, (float*)left, leftStep, (float*)right, rightStep, target, c.RowStride, adds);
            else
            {
                TKernel.Run(depth, (float*)left, leftStep, (float*)right, rightStep, tile, TKernel.Columns, adds: false);
                Cut(tile, target, height, columns, adds);
            }
        }
    }

    // What of a tile lies in C.
    private void Cut(float* tile, float* target, int rows, int columns, bool adds)
    {
        for (var i = 0; i < rows; i++, tile += TKernel.Columns, target += c.RowStride)
            for (var j = 0; j < columns; j++)
                target[j] = adds ? target[j] + tile[j] : tile[j];
    }

    // Blocks of nearly one size: none larger than the maximum, each a multiple of a unit.
    private static int Even(int extent, int maximum, int unit)
    {
        var blocks = (extent + maximum - 1) / maximum;
        return Up((extent + blocks - 1) / blocks, unit);
    }

    private static int Up(int extent, int unit) => (extent + unit - 1) / unit * unit;
}
