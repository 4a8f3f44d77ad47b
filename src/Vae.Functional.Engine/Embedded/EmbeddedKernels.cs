using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded;

/// <summary>The heavy operations in managed code.</summary>
internal sealed class EmbeddedKernels : IKernels
{
    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    public IOperation Multiply(Operand c, Operand a, Operand b) => new MultiplyOperation(View.Of(c), View.Of(a), View.Of(b));
}
