using FsCheck;
using FsCheck.Fluent;
using Vae.Functional.Engine.Embedded;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Tests.Embedded;

/// <summary>How the numbers of a matrix lie in memory.</summary>
public enum Order
{
    /// <summary>Row by row.</summary>
    Rows,
    /// <summary>Column by column: a transpose.</summary>
    Columns,
    /// <summary>Row by row, with two numbers of something else after each row: a slice.</summary>
    Gaps,
    /// <summary>One row, repeated.</summary>
    Repeated,
}

/// <summary>A matrix product to try: extents, orders, and the seed of its numbers.</summary>
public sealed record ProductCase(int Rows, int Depth, int Columns, Order Left, Order Right, int Seed)
{
    // Around the tiles' and blocks' edges: 6, 12, 16 and 64; 48 lanes; 240 rows; 400 of depth.
    private static readonly int[] Extents = [0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 15, 16, 17, 31, 40, 49, 64, 65];

    /// <summary>Mostly small products, some that take several blocks; shrunk extent by extent.</summary>
    public static Arbitrary<ProductCase> Any { get; } = Arb.From(
        from rows in Gen.Frequency((9, Gen.Elements(Extents)), (1, Gen.Elements(239, 241, 250)))
        from depth in Gen.Frequency((9, Gen.Elements(Extents)), (2, Gen.Elements(400, 401, 807)))
        from columns in Gen.Elements(Extents)
        from left in Gen.Elements(Enum.GetValues<Order>())
        from right in Gen.Elements(Enum.GetValues<Order>())
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new ProductCase(rows, depth, columns, left, right, seed),
        product =>
            from smaller in new[]
            {
                product with { Rows = product.Rows / 2 }, product with { Rows = product.Rows - 1 },
                product with { Depth = product.Depth / 2 }, product with { Depth = product.Depth - 1 },
                product with { Columns = product.Columns / 2 }, product with { Columns = product.Columns - 1 },
                product with { Left = Order.Rows }, product with { Right = Order.Rows },
            }
            where smaller != product && smaller is { Rows: >= 0, Depth: >= 0, Columns: >= 0 }
            select smaller);

    internal Slot LeftSlot => Ordered(Left, Rows, Depth);

    internal Slot RightSlot => Ordered(Right, Depth, Columns);

    /// <summary>The numbers of the left matrix's memory: what lies between the rows is not a number.</summary>
    public float[] LeftNumbers => Numbers(LeftSlot, Seed);

    /// <summary>Likewise of the right.</summary>
    public float[] RightNumbers => Numbers(RightSlot, Seed ^ 1);

    /// <summary>The product with vectors of a width, computed twice over what was there before.</summary>
    internal float[] Computed(VectorWidth width, float[] left, float[] right)
    {
        const float Around = 12345;
        var kernels = new EmbeddedKernels(width);
        using var product = kernels.Allocate((Rows * Columns) + 32);
        product.Values.Fill(float.NaN);
        product.Values[^16..].Fill(Around);
        product.Values[..16].Fill(Around);
        using var operation = kernels.Multiply(
            new Operand(product, Slot.Contiguous(Area.Arena, 16, [Rows, Columns])),
            new Operand(Memory(kernels, left), LeftSlot),
            new Operand(Memory(kernels, right), RightSlot),
            share: 0);
        operation.Run();
        var first = product.Values[16..^16].ToArray();
        operation.Run();
        Assert.Equal(first, product.Values[16..^16].ToArray());
        Assert.Equal(-1, product.Values[..16].IndexOfAnyExcept(Around));
        Assert.Equal(-1, product.Values[^16..].IndexOfAnyExcept(Around));
        return first;
    }

    private static IMemory Memory(EmbeddedKernels kernels, float[] numbers)
    {
        var memory = kernels.Allocate(numbers.Length);
        numbers.CopyTo(memory.Values);
        return memory;
    }

    private static Slot Ordered(Order order, int rows, int columns) => new(Area.Arena, 0, [rows, columns], order switch
    {
        Order.Rows => [columns, 1],
        Order.Columns => [1, rows],
        Order.Gaps => [columns + 2, 1],
        _ => [0, 1],
    });

    private static float[] Numbers(Slot slot, int seed)
    {
        var random = new System.Random(seed);
        var last = slot.Extents.Select((extent, axis) => Math.Max(0, extent - 1) * slot.Strides[axis]).Sum();
        var numbers = Enumerable.Repeat(float.NaN, last + 1).ToArray();
        for (var row = 0; row < slot.Extents[0]; row++)
            for (var column = 0; column < slot.Extents[1]; column++)
                numbers[(row * slot.Strides[0]) + (column * slot.Strides[1])] = (float)(random.NextDouble() - 0.5);
        return numbers;
    }
}
