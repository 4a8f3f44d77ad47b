using Vae.Functional.Engine.Embedded.Multiply;
using Vae.Functional.Engine.Execution;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Embedded;

/// <summary>Runs plans in managed code alone, on any operating system and processor, on one thread.</summary>
public sealed class EmbeddedEngine : IEngine
{
    private readonly VectorWidth width;

    /// <summary>An engine that computes with the widest vectors of the processor.</summary>
    public EmbeddedEngine()
        : this(VectorWidths.Widest)
    {
    }

    internal EmbeddedEngine(VectorWidth width) => this.width = width;

    /// <inheritdoc/>
    public EngineKind Kind => EngineKind.Embedded;

    /// <inheritdoc/>
    public string Name => "embedded, 1 thread";

    /// <inheritdoc/>
    public bool RunsRegions => true;

    /// <inheritdoc/>
    public IMemory Allocate(int length) => new EmbeddedMemory(length);

    /// <inheritdoc/>
    public IProgram Compile(ExecutionPlan plan, IMemory parameters, IMemory gradients) =>
        new PlannedProgram(plan, new EmbeddedKernels(width), parameters, gradients);

    /// <summary>Nothing: memories and programs belong to who asked for them.</summary>
    public void Dispose()
    {
    }
}
