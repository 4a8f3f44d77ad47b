using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Embedded;

/// <summary>Runs plans in managed code alone, on any operating system and processor, on one thread.</summary>
public sealed class EmbeddedEngine : IEngine
{
    private readonly EmbeddedKernels kernels = new();

    /// <inheritdoc/>
    public string Name => "embedded, 1 thread";

    /// <inheritdoc/>
    public IMemory Allocate(int length) => kernels.Allocate(length);

    /// <inheritdoc/>
    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) =>
        new PlannedProgram(plan, kernels, parameters, gradients);

    /// <summary>Nothing: memories and programs belong to who asked for them.</summary>
    public void Dispose()
    {
    }
}
