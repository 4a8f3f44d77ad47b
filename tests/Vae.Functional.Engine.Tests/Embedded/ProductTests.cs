using System.Runtime.Intrinsics.X86;
using LanguageExt;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Testing;

namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>The managed matrix product with each width of vectors, whatever the processor has itself.</summary>
public sealed class ProductTests
{
    public static TheoryData<int> Widths => [.. Enum.GetValues<VectorWidth>().Select(width => (int)width)];

    // Vectors of 128 bits, and single rows, fuse only where the processor does.
    private static bool IsFused(ProductCase product, VectorWidth width) =>
        Fma.IsSupported || (width != VectorWidth.Bits128 && product.Rows > 3);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Each_element_is_its_blocks_chains_of_fused_multiply_adds_in_order(int width) =>
        Laws.Hold(
            "a product is what its order of accumulation says",
            ProductCase.Any,
            product =>
            {
                var (left, right) = (product.LeftNumbers, product.RightNumbers);
                var (a, b) = (Dense(left, product.LeftSlot), Dense(right, product.RightSlot));
                return Elements(product, product.Computed((VectorWidth)width, left, right), (i, j, value) =>
                    IsFused(product, (VectorWidth)width) ? value.Equals(Chained(a, b, i, j)) : IsRounded(a, b, i, j, value));
            },
            seed: 71 + (ulong)width,
            count: 200);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Rounding_is_within_its_bound(int width) =>
        Laws.Hold(
            "a product is exact but for rounding",
            ProductCase.Any,
            product =>
            {
                var (left, right) = (product.LeftNumbers, product.RightNumbers);
                var (a, b) = (Dense(left, product.LeftSlot), Dense(right, product.RightSlot));
                return Elements(product, product.Computed((VectorWidth)width, left, right), (i, j, value) => IsRounded(a, b, i, j, value));
            },
            seed: 81 + (ulong)width,
            count: 100);

    [Theory]
    [MemberData(nameof(Widths))]
    public void What_is_not_a_number_spoils_its_row_or_column_and_nothing_else(int width) =>
        Laws.Hold(
            "NaN spreads along its row or column",
            ProductCase.Any,
            product =>
            {
                if (product is not { Rows: > 0, Depth: > 0, Columns: > 0 } || product.Left == Order.Repeated || product.Right == Order.Repeated)
                    return Unit.Default;
                var (left, right) = (product.LeftNumbers, product.RightNumbers);
                var (row, column) = (product.Seed % product.Rows, product.Seed % product.Columns);
                left[row * product.LeftSlot.Strides[0]] = float.NaN;
                right[column * product.RightSlot.Strides[1]] = float.PositiveInfinity;
                return Elements(product, product.Computed((VectorWidth)width, left, right), (i, j, value) =>
                    i == row ? float.IsNaN(value) : float.IsFinite(value) == (j != column));
            },
            seed: 91 + (ulong)width,
            count: 100);

    private static Either<Fault, Unit> Elements(ProductCase product, float[] values, Func<int, int, float, bool> isRight)
    {
        for (var i = 0; i < product.Rows; i++)
            for (var j = 0; j < product.Columns; j++)
                if (!isRight(i, j, values[(i * product.Columns) + j]))
                    return new Fault($"element [{i}, {j}] is {values[(i * product.Columns) + j]}");
        return Unit.Default;
    }

    private static float Chained(float[,] left, float[,] right, int row, int column)
    {
        var (sum, depth) = (0f, left.GetLength(1));
        var block = DepthBlocks.Of(depth);
        for (var first = 0; first < depth; first += block)
        {
            var chain = 0f;
            for (var k = first; k < Math.Min(first + block, depth); k++)
                chain = MathF.FusedMultiplyAdd(left[row, k], right[k, column], chain);
            sum = first == 0 ? chain : sum + chain;
        }
        return sum;
    }

    // Higham 2002, (3.4): each of depth products and sums is off by half a unit in the last place at most, 2⁻²⁴.
    private static bool IsRounded(float[,] left, float[,] right, int row, int column, float value)
    {
        var (exact, magnitude, depth) = (0.0, 0.0, left.GetLength(1));
        for (var k = 0; k < depth; k++)
        {
            var term = (double)left[row, k] * right[k, column];
            (exact, magnitude) = (exact + term, magnitude + Math.Abs(term));
        }
        return Math.Abs(value - exact) <= 1.01 * (depth + 1) * Math.Pow(2, -24) * magnitude;
    }

    private static float[,] Dense(float[] numbers, Slot slot)
    {
        var matrix = new float[slot.Extents[0], slot.Extents[1]];
        for (var row = 0; row < slot.Extents[0]; row++)
            for (var column = 0; column < slot.Extents[1]; column++)
                matrix[row, column] = numbers[(row * slot.Strides[0]) + (column * slot.Strides[1])];
        return matrix;
    }
}
