using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>Chooses how a product is computed.</summary>
internal static class Multiplication
{
    // So many rows are done one by one before packing B pays.
    private const int FewRows = 3;

    /// <summary>C = A·B, C in row-major order, A and B in any.</summary>
    public static IOperation Of(Matrix c, Matrix a, Matrix b, VectorWidth width, Workspace workspace) =>
        c.Rows == 0 || c.Columns == 0 ? new InOrder()
        : a.Columns == 0 ? new Zeros(c)
        : c.Rows <= FewRows && b.ColumnStride == 1 ? new RowMultiply(c, a, b, workspace)
        : width switch
        {
            VectorWidth.Bits512 => new BlockedMultiply<MicroKernel512>(c, a, b, workspace),
            VectorWidth.Bits256 => new BlockedMultiply<MicroKernel256>(c, a, b, workspace),
            _ => new BlockedMultiply<MicroKernel128>(c, a, b, workspace),
        };

    /// <summary>The product over no depth.</summary>
    private sealed unsafe class Zeros(Matrix c) : IOperation
    {
        public void Run() => new Span<float>(c.Start, c.Rows * c.Columns).Clear();
    }
}
