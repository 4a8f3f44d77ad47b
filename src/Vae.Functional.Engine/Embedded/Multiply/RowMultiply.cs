using System.Numerics.Tensors;
using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded.Multiply;

/// <summary>
/// C = A·B for few rows of A, B in row-major order: B goes by once a row of A, as it lies, and nothing is copied. The bits are those of
/// <see cref="BlockedMultiply{TKernel}"/>.
/// </summary>
internal sealed unsafe class RowMultiply : IOperation
{
    private readonly Matrix c;
    private readonly Matrix a;
    private readonly Matrix b;
    private readonly Workspace workspace;
    private readonly int depthBlock;

    public RowMultiply(Matrix c, Matrix a, Matrix b, Workspace workspace)
    {
        (this.c, this.a, this.b, this.workspace) = (c, a, b, workspace);
        depthBlock = DepthBlocks.Of(a.Columns);
        workspace.Reserve(c.Columns);
    }

    public void Run()
    {
        for (var i = 0; i < c.Rows; i++)
        {
            var row = new Span<float>(c.At(i, 0), c.Columns);
            Chain(i, 0, row);
            for (var k = depthBlock; k < a.Columns; k += depthBlock)
            {
                var block = new Span<float>(workspace.Start, c.Columns);
                Chain(i, k, block);
                TensorPrimitives.Add(row, block, row);
            }
        }
    }

    private void Chain(int row, int firstDepth, Span<float> sums)
    {
        sums.Clear();
        for (var k = firstDepth; k < Math.Min(firstDepth + depthBlock, a.Columns); k++)
            TensorPrimitives.MultiplyAddEstimate(new ReadOnlySpan<float>(b.At(k, 0), c.Columns), *a.At(row, k), sums, sums);
    }
}
