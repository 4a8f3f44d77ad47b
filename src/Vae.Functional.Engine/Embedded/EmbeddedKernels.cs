using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded;

/// <summary>The heavy operations in managed code, for one program: they share a workspace, and so run one at a time.</summary>
internal sealed class EmbeddedKernels(VectorWidth width) : IKernels
{
    private readonly Workspace workspace = new();

    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    public IOperation Multiply(Operand c, Operand a, Operand b) =>
        Multiplication.Of(Matrix.Of(View.Of(c)), Matrix.Of(View.Of(a)), Matrix.Of(View.Of(b)), width, workspace);
}
