using Vae.Functional.Engine.Planning;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Execution;

/// <summary>
/// <see cref="Precision.Emulated"/> over the float32 products of an engine. Of factors that are rounded to bfloat16 float32 holds each
/// product exactly; their sum is rounded once more.
/// </summary>
public sealed class RoundedKernels(IKernels kernels) : IKernels
{
    /// <summary>The kernels of an engine at a precision that it emulates, if it is asked to.</summary>
    public static IKernels Of(IKernels kernels, Precision precision) =>
        precision == Precision.Emulated ? new RoundedKernels(kernels) : kernels;

    /// <inheritdoc/>
    public IMemory Allocate(int length) => kernels.Allocate(length);

    /// <inheritdoc/>
    public IOperation Multiply(Operand c, Operand a, Operand b, int share)
    {
        var (left, right) = (Copy(a), Copy(b));
        return new Product(kernels.Multiply(c, left.Operand, right.Operand, share), Rows(c), left, right);
    }

    private Factor Copy(Operand operand)
    {
        var slot = Slot.Contiguous(Area.Arena, 0, operand.Slot.Extents);
        var memory = kernels.Allocate(slot.Count);
        var copied = new PointwiseOperation(
            PointwiseRules.Of(Primitive.StopGradient, Attributes.None), View.Of(new(memory, slot)), [View.Of(operand)]);
        return new(new(memory, slot), copied);
    }

    // A share of a product may be part of each row.
    private static (IMemory Memory, int Start, int Stride, int Count, int Length) Rows(Operand c) =>
        (c.Memory, c.Slot.Offset, c.Slot.Strides[0], c.Slot.Extents[0], c.Slot.Extents[1]);

    private sealed record Factor(Operand Operand, IOperation Copied)
    {
        public void Round()
        {
            Copied.Run();
            Bfloat16.Round(Operand.Memory.Values);
        }
    }

    private sealed class Product(
        IOperation product, (IMemory Memory, int Start, int Stride, int Count, int Length) rows, Factor left, Factor right) : IOperation
    {
        public void Run()
        {
            left.Round();
            right.Round();
            product.Run();
            for (var row = 0; row < rows.Count; row++)
                Bfloat16.Round(rows.Memory.Values.Slice(rows.Start + (row * rows.Stride), rows.Length));
        }

        public void Dispose()
        {
            product.Dispose();
            left.Operand.Memory.Dispose();
            right.Operand.Memory.Dispose();
        }
    }
}
