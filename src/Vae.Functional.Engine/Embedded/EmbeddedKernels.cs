using System.Collections.Immutable;
using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;

namespace Vae.Functional.Engine.Embedded;

/// <summary>The heavy operations in managed code, for one program. Products that never run at the same time have one workspace.</summary>
internal sealed class EmbeddedKernels(VectorWidth width, int shares = 1) : IKernels
{
    private readonly ImmutableArray<Workspace> workspaces = [.. Enumerable.Range(0, shares).Select(_ => new Workspace())];

    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    public IOperation Multiply(Operand c, Operand a, Operand b, int share) =>
        Multiplication.Of(Matrix.Of(View.Of(c)), Matrix.Of(View.Of(a)), Matrix.Of(View.Of(b)), width, workspaces[share]);
}
